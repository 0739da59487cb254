package io.bithedge.watcher.sink;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a transactional id. After any failure the producer is thrown away: opening again shuts older writers out and
 * aborts what was unfinished. Used by one thread at a time.
 */
final class KafkaWriter {
    /** Of one transaction: records are gathered before it begins, so it lasts as long as the broker needs to write them. */
    private static final int TRANSACTION_TIMEOUT_MS = 60_000;

    /** The cursor lists every block above the final one: room for some ten thousand of them. */
    private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final LogSettings settings;
    private @Nullable Producer<String, byte[]> producer;

    KafkaWriter(LogSettings settings) {
        this.settings = settings;
    }

    /** Throws KafkaException; {@link #failure} says what it means. */
    void open() {
        Producer<String, byte[]> opened =
                new KafkaProducer<>(configs(), new StringSerializer(), new ByteArraySerializer());
        producer = opened;
        opened.initTransactions();
    }

    void transact(List<ProducerRecord<String, byte[]>> records) {
        transact(records, open -> {});
    }

    /** With the positions of what the records were made from: both or none. */
    void transact(
            List<ProducerRecord<String, byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> positions,
            ConsumerGroupMetadata group) {
        transact(records, open -> open.sendOffsetsToTransaction(positions, group));
    }

    private void transact(List<ProducerRecord<String, byte[]>> records, Consumer<Producer<String, byte[]>> last) {
        Producer<String, byte[]> open = requireNonNull(producer, "the log is not open");
        open.beginTransaction();
        try {
            for (ProducerRecord<String, byte[]> each : records) {
                // A failed send fails the commit.
                Future<RecordMetadata> unused = open.send(each);
            }
            last.accept(open);
            open.commitTransaction();
        } catch (InvalidProducerEpochException e) {
            // Said by a partition: our transaction timed out, or another process took over. The coordinator knows
            // which.
            open.abortTransaction();
            throw e;
        }
    }

    /** An unfinished transaction dies with its producer: the next one of our id aborts it. */
    void drop() {
        Producer<String, byte[]> old = producer;
        producer = null;
        if (old != null) {
            old.close(CLOSE_TIMEOUT);
        }
    }

    RuntimeException failure(String what, KafkaException cause) {
        drop();
        String message = isSilent(cause)
                ? "the broker at %s is not reachable: %s: %s"
                        .formatted(settings.cluster().bootstrapServers(), what, cause)
                : what + ": " + cause;
        if (isFenced(cause)) {
            return new ChainLog.Fenced(
                    "another process writes as " + settings.transactionalId() + " now, this one must not", cause);
        }
        return cause instanceof TransactionalIdAuthorizationException
                ? new ChainLog.Unfit(message, cause)
                : new ChainLog.Unavailable(message, cause);
    }

    /** No answer in time, as opposed to one that refuses. */
    private static boolean isSilent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException
                    || cause instanceof NetworkException
                    || cause instanceof java.util.concurrent.TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFenced(KafkaException failure) {
        return failure instanceof ProducerFencedException || failure.getCause() instanceof ProducerFencedException;
    }

    private Map<String, Object> configs() {
        return settings.cluster()
                .producer(Map.ofEntries(
                        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, settings.transactionalId()),
                        Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalId()),
                        Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS),
                        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000),
                        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 45_000)));
    }
}
