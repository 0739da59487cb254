package io.bithedge.watcher.sink;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.Subjects;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.ChainCursor;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.reading.ReadToEnd;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.record.CursorMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What the log says about itself: is the broker fit, are the topics there, where does the cursor stand. */
final class KafkaLogReader {
    /** Below it a zombie's late request may leak into the next transaction (KIP-890). */
    private static final short MIN_TRANSACTION_VERSION = 2;

    private static final int TIMEOUT_MS = 30_000;

    private final Cluster cluster;
    private final AvroSerdes serdes;

    KafkaLogReader(Cluster cluster, AvroSerdes serdes) {
        this.cluster = cluster;
        this.serdes = serdes;
    }

    /** Refuses a broker with the old transaction protocol; creates what is missing, but for schemas where it may add none. */
    void prepareTopics(List<Topic<?>> topics) {
        try (Admin admin =
                Admin.create(cluster.admin(Map.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS)))) {
            requireTransactionVersion(admin);
            new TopicCreator(admin, cluster.replication()).createMissing(topics);
            Subjects.require(cluster.registry(), topics);
        } catch (TopicCreator.ShapeMismatch e) {
            throw new ChainLog.Unfit(String.valueOf(e.getMessage()), e);
        } catch (IllegalStateException e) {
            throw new KafkaException(e.getMessage(), e);
        }
    }

    private static void requireTransactionVersion(Admin admin) {
        FeatureMetadata features;
        try {
            features = admin.describeFeatures().featureMetadata().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("cannot ask the broker for its features: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking the broker for its features", e);
        }
        int found = Optional.ofNullable(features.finalizedFeatures().get("transaction.version"))
                .map(range -> (int) range.maxVersionLevel())
                .orElse(0);
        if (found < MIN_TRANSACTION_VERSION) {
            throw new ChainLog.Unfit(
                    "the broker's transaction.version is %d, needed is %d: kafka-features.sh upgrade --feature transaction.version=2"
                            .formatted(found, MIN_TRANSACTION_VERSION));
        }
    }

    /** The last committed cursor; the empty one only when nothing was ever published. */
    Cursor readCursor() {
        try (Consumer<String, byte[]> consumer = newConsumer()) {
            ReadToEnd<String, byte[]> reader = new ReadToEnd<>(consumer);
            AtomicReference<@Nullable ConsumerRecord<String, byte[]>> last = new AtomicReference<>();
            reader.all(partition(Topics.CHAIN_CURSOR), last::set);
            ConsumerRecord<String, byte[]> found = last.get();
            if (found != null) {
                return decode(found);
            }
            if (!reader.isEmpty(partition(Topics.CHAIN_EVENTS))) {
                throw new ChainLog.Unfit("%s has records and %s has none: going on would publish the chain twice"
                        .formatted(Topics.CHAIN_EVENTS.name(), Topics.CHAIN_CURSOR.name()));
            }
            return Cursor.EMPTY;
        }
    }

    /** Every committed record of a topic of one partition, oldest first. */
    <V extends SpecificRecord> void forEach(Topic<V> topic, java.util.function.Consumer<V> each) {
        Deserializer<V> deserializer = serdes.of(topic).deserializer();
        try (Consumer<String, byte[]> consumer = newConsumer()) {
            new ReadToEnd<>(consumer)
                    .all(partition(topic), read -> each.accept(deserializer.deserialize(read.topic(), read.value())));
        }
    }

    private static List<TopicPartition> partition(Topic<?> topic) {
        return List.of(new TopicPartition(topic.name(), 0));
    }

    private Cursor decode(ConsumerRecord<String, byte[]> found) {
        ChainCursor cursor = serdes.of(Topics.CHAIN_CURSOR).deserializer().deserialize(found.topic(), found.value());
        try {
            return CursorMapper.fromRecord(cursor);
        } catch (IllegalArgumentException e) {
            throw new ChainLog.Unfit(
                    "the cursor at %s offset %d does not hang together: %s"
                            .formatted(found.topic(), found.offset(), e.getMessage()),
                    e);
        }
    }

    Consumer<String, byte[]> newConsumer() {
        return newConsumer("");
    }

    /** Goes on from the position that the group committed; an empty group has none. */
    Consumer<String, byte[]> newConsumer(String group) {
        Map<String, Object> configs = new HashMap<>(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS));
        if (!group.isEmpty()) {
            configs.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        return new KafkaConsumer<>(cluster.consumer(configs), new StringDeserializer(), new ByteArrayDeserializer());
    }
}
