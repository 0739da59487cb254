package io.bithedge.topology.read;

import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.RecentTransactions;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the end of the transactions' topic and remembers the last of them. Shown to people, nothing is decided by it: it needs no store,
 * no offsets, and starts near the end.
 */
public final class TransactionTail implements RecentTransactions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionTail.class);
    private static final int REMEMBERED = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final AvroSerdes serdes;
    /** Latest change last. */
    private final Map<String, TransactionView> byCommand = new LinkedHashMap<>();

    private final Thread thread;
    private volatile boolean isOpen = true;

    public TransactionTail(Cluster cluster) {
        this.cluster = cluster;
        this.serdes = cluster.serdes();
        this.thread = Thread.ofPlatform().name("transaction-tail").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public synchronized List<TransactionView> newest(int most) {
        return byCommand.values().stream()
                .sorted(Comparator.comparingLong(TransactionView::changedAtMs).reversed())
                .limit(most)
                .toList();
    }

    synchronized void take(SubmittedTransaction change) {
        byCommand.remove(change.getCommandId());
        byCommand.put(change.getCommandId(), view(change));
        if (byCommand.size() > REMEMBERED) {
            byCommand.remove(byCommand.keySet().iterator().next());
        }
    }

    private void run() {
        while (isOpen) {
            try {
                follow();
            } catch (InterruptException stopped) {
                return;
            } catch (KafkaException e) {
                LOG.warn("transactions cannot be followed now: {}", e.getMessage());
                pause();
            }
        }
    }

    private void follow() {
        Map<String, Object> options = cluster.consumer(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false));
        try (KafkaConsumer<String, SubmittedTransaction> consumer = new KafkaConsumer<>(
                options,
                new StringDeserializer(),
                serdes.of(Topics.TRANSACTIONS).deserializer())) {
            seekNearTheEnd(consumer);
            while (isOpen) {
                poll(consumer);
            }
        }
    }

    private static void seekNearTheEnd(KafkaConsumer<String, SubmittedTransaction> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.TRANSACTIONS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) ->
                        consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - REMEMBERED)));
    }

    private void poll(KafkaConsumer<String, SubmittedTransaction> consumer) {
        try {
            for (ConsumerRecord<String, SubmittedTransaction> read : consumer.poll(POLL)) {
                if (read.value() != null) {
                    take(read.value());
                }
            }
        } catch (RecordDeserializationException e) {
            LOG.warn("transaction {} at {} cannot be read and is not shown", e.topicPartition(), e.offset(), e);
            consumer.seek(e.topicPartition(), e.offset() + 1);
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static TransactionView view(SubmittedTransaction it) {
        return new TransactionView(
                it.getCommandId(),
                it.getSigner(),
                it.getState().name(),
                it.getReason(),
                it.getCause(),
                it.getNonce(),
                new MicroStx(it.getFee()),
                it.getTxid(),
                it.getContract(),
                it.getFunction(),
                it.getHeight() == 0 ? Optional.empty() : Optional.of(new StacksHeight(it.getHeight())),
                it.getBurnHeight() == 0 ? Optional.empty() : Optional.of(new BurnHeight(it.getBurnHeight())),
                it.getChangedAtMs());
    }

    @Override
    public void close() {
        isOpen = false;
        thread.interrupt();
    }
}
