package io.bithedge.watcher.sink;

import static java.util.Objects.requireNonNull;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainCursor;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.record.CursorMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The log in Kafka: records to chain-events, the cursor to chain-cursor, in one transaction. The truth about the cursor is
 * what the topic says: after any failure the producer is thrown away, and the next open asks the topic where we stand. The
 * transactional id is fixed, so a new process fences an older one before it reads the cursor. Used by one thread.
 */
public final class KafkaChainLog implements ChainLog {
    private static final String EVENTS = Topics.CHAIN_EVENTS.name();
    private static final String CURSOR = Topics.CHAIN_CURSOR.name();
    private static final String INCIDENTS = Topics.INCIDENTS.name();
    private static final String EVERY_TOKEN = "*";

    /** Of one transaction: records are gathered before it begins, so it lasts as long as the broker needs to write them. */
    private static final int TRANSACTION_TIMEOUT_MS = 60_000;

    /** The cursor lists every block above the final one: room for some ten thousand of them. */
    private static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final LogSettings settings;
    private final KafkaLogReader reader;
    private final Serializer<ChainRecord> recordSerializer;
    private final Serializer<ChainCursor> cursorSerializer;
    private final Serializer<Incident> incidentSerializer;
    private @Nullable Producer<String, byte[]> producer;

    public KafkaChainLog(LogSettings settings) {
        this.settings = settings;
        AvroSerdes serdes = new AvroSerdes(settings.registryUrl());
        this.reader = new KafkaLogReader(settings.bootstrapServers(), serdes);
        this.recordSerializer = serdes.of(Topics.CHAIN_EVENTS).serializer();
        this.cursorSerializer = serdes.of(Topics.CHAIN_CURSOR).serializer();
        this.incidentSerializer = serdes.of(Topics.INCIDENTS).serializer();
    }

    @Override
    public Cursor open() {
        drop();
        try {
            reader.prepareTopics(List.of(Topics.CHAIN_EVENTS, Topics.CHAIN_CURSOR, Topics.INCIDENTS));
            Producer<String, byte[]> opened =
                    new KafkaProducer<>(configs(), new StringSerializer(), new ByteArraySerializer());
            producer = opened;
            // First: from here on no older process can move the cursor that we are about to read.
            opened.initTransactions();
            return reader.readCursor();
        } catch (KafkaException e) {
            throw failure("cannot open the log", e);
        }
    }

    @Override
    public void append(List<ChainRecord> records, Cursor cursor) {
        List<ProducerRecord<String, byte[]>> encoded = new ArrayList<>(records.size() + 1);
        try {
            for (ChainRecord chainRecord : records) {
                encoded.add(new ProducerRecord<>(
                        EVENTS, Topics.CHAIN_KEY, recordSerializer.serialize(EVENTS, chainRecord)));
            }
            encoded.add(new ProducerRecord<>(
                    CURSOR, Topics.CHAIN_KEY, cursorSerializer.serialize(CURSOR, CursorMapper.toRecord(cursor))));
            transact(encoded);
        } catch (KafkaException e) {
            throw failure("cannot append %d records".formatted(records.size()), e);
        }
    }

    @Override
    public void report(Incident incident) {
        try {
            transact(List.of(
                    new ProducerRecord<>(INCIDENTS, EVERY_TOKEN, incidentSerializer.serialize(INCIDENTS, incident))));
        } catch (KafkaException e) {
            throw failure("cannot report incident " + incident.getId(), e);
        }
    }

    @Override
    public void close() {
        drop();
    }

    private void transact(List<ProducerRecord<String, byte[]>> records) {
        Producer<String, byte[]> open = requireNonNull(producer, "the log is not open");
        open.beginTransaction();
        try {
            for (ProducerRecord<String, byte[]> each : records) {
                // A failed send fails the commit.
                Future<RecordMetadata> unused = open.send(each);
            }
            open.commitTransaction();
        } catch (InvalidProducerEpochException e) {
            // Said by a partition: our transaction timed out, or another process took over. The coordinator knows
            // which.
            open.abortTransaction();
            throw e;
        }
    }

    /** An unfinished transaction dies with its producer: the next one of our id aborts it. */
    private void drop() {
        Producer<String, byte[]> old = producer;
        producer = null;
        if (old != null) {
            old.close(CLOSE_TIMEOUT);
        }
    }

    private RuntimeException failure(String what, KafkaException cause) {
        drop();
        String message = isSilent(cause)
                ? "the broker at %s is not reachable: %s: %s".formatted(settings.bootstrapServers(), what, cause)
                : what + ": " + cause;
        if (isFenced(cause)) {
            return new Fenced(
                    "another process writes as " + settings.transactionalId() + " now, this one must not", cause);
        }
        return cause instanceof TransactionalIdAuthorizationException
                ? new Unfit(message, cause)
                : new Unavailable(message, cause);
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
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "chain-watcher"),
                Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalId()),
                Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 45_000));
    }
}
