package io.bithedge.schemas.seats;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.connection.Cluster;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seats of several processes of one kind: each partition of a topic is a seat, and the group gives it to one of them. Who stops hands
 * his over at once; who is not heard of for the session's time loses them to the others. No record is read.
 *
 * <p>This gives a seat to one at a time, and excludes nobody: who was paused finds out late that his is gone. So a holder writes under a
 * transactional id of the seat, and opens it before he reads where he stands: that fences whoever had the seat before.
 */
public final class Seats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Seats.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int HEARTBEATS_PER_SESSION = 3;
    /** A holder may take so long to let go of a seat. */
    private static final int MOST_BETWEEN_POLLS_MS = 120_000;

    private final Table table;
    private final Holder holder;
    private final Set<Integer> held = new ConcurrentSkipListSet<>();
    private final SeatedMembers members;
    private final Thread thread;
    private volatile boolean joined;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean closing;
    /** When this process was awake last. */
    private volatile long awakeNanos = System.nanoTime();

    /** Told by one thread, one seat after the other. What it throws is a bug: the seats are given back, and asked for again. */
    public interface Holder {
        void gained(int seat);

        /** Returns when nothing more is done for it. */
        void lost(int seat);
    }

    /**
     * Which seats there are, and who sits there.
     *
     * @param group of the processes that share them.
     * @param topic its partitions are the seats.
     * @param member by what name the others know this process.
     * @param session after so long without a word the seats are given to others; at least what the brokers allow, usually 6 s.
     */
    public record Table(Cluster cluster, String group, Topic<?> topic, String member, Duration session) {}

    private Seats(Table table, Holder holder) {
        this.table = table;
        this.holder = holder;
        members = new SeatedMembers(table.cluster(), table.group());
        thread = Thread.ofPlatform().name("seats-" + table.group()).daemon().unstarted(this::run);
    }

    public static Seats take(Table table, Holder holder) {
        Seats seats = new Seats(table, holder);
        seats.thread.start();
        return seats;
    }

    /** Those of this process, as far as it knows. */
    public Set<Integer> held() {
        return new TreeSet<>(held);
    }

    /** Asked before something is begun for a seat: false also for one who slept for the session's time and does not know yet what he lost. */
    public boolean holds(int seat) {
        return held.contains(seat) && !hasSlept();
    }

    private boolean hasSlept() {
        return System.nanoTime() - awakeNanos > table.session().toNanos();
    }

    /** Whether the group has said once which seats are ours, be it none. */
    public boolean hasJoined() {
        return joined;
    }

    /** In words why none can be had; empty when all is well, be it with none. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Seats by the name of the member, as of some seconds ago. */
    public Map<String, Set<Integer>> members() {
        return members.seats();
    }

    private void run() {
        try {
            while (!closing) {
                seated();
            }
        } finally {
            members.close();
        }
    }

    private void seated() {
        try (Consumer<byte[], byte[]> consumer = open()) {
            makeTopic();
            sit(consumer);
        } catch (RuntimeException e) {
            if (!closing) {
                LOG.warn("the seats of {} cannot be kept, asked for again: {}", table.group(), e.toString());
                trouble = Optional.of("no seat can be had: " + e.getMessage());
                pause();
            }
        } finally {
            // What the brokers could not be told.
            lose(Set.copyOf(held));
        }
    }

    /** Without it there would be no seats, and whoever writes it waits for one. */
    private void makeTopic() {
        try (Admin admin = Admin.create(table.cluster().admin())) {
            new TopicCreator(admin, table.cluster().replication()).createMissing(List.of(table.topic()));
        }
    }

    /** Closing the consumer lets go of the seats and tells the group, so that others need not wait. */
    private void sit(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(Set.of(table.topic().name()), new Moves(consumer));
        awakeNanos = System.nanoTime();
        while (!closing) {
            consumer.poll(POLL);
            if (hasSlept() && !held.isEmpty()) {
                throw new IllegalStateException("nothing was heard of us for longer than the session");
            }
            awakeNanos = System.nanoTime();
            members.look();
        }
    }

    private Consumer<byte[], byte[]> open() {
        int sessionMs = Math.toIntExact(table.session().toMillis());
        return new KafkaConsumer<>(
                table.cluster()
                        .consumer(Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                table.group(),
                                ConsumerConfig.CLIENT_ID_CONFIG,
                                table.member(),
                                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                                "classic",
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName(),
                                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                                sessionMs,
                                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                                sessionMs / HEARTBEATS_PER_SESSION,
                                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                                MOST_BETWEEN_POLLS_MS,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "latest",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private final class Moves implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        Moves(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Only who has them matters.
            consumer.pause(partitions);
            for (TopicPartition partition : partitions) {
                LOG.info("{} has seat {} of {}", table.member(), partition.partition(), table.group());
                // First: what is begun for it is begun anew.
                holder.gained(partition.partition());
                held.add(partition.partition());
                awakeNanos = System.nanoTime();
            }
            trouble = Optional.empty();
            joined = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            lose(partitions.stream().map(TopicPartition::partition).toList());
        }
    }

    private void lose(Collection<Integer> seats) {
        for (int seat : seats) {
            if (held.remove(seat)) {
                LOG.info("{} has seat {} of {} no more", table.member(), seat, table.group());
                holder.lost(seat);
                awakeNanos = System.nanoTime();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands the seats over; returns when that is done, or nobody could be told for a while. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
