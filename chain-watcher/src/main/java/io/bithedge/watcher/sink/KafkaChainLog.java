package io.bithedge.watcher.sink;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainCursor;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.record.CursorMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

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

    private final KafkaWriter writer;
    private final KafkaLogReader reader;
    private final Serializer<ChainRecord> recordSerializer;
    private final Serializer<ChainCursor> cursorSerializer;
    private final Serializer<Incident> incidentSerializer;

    public KafkaChainLog(LogSettings settings) {
        this.writer = new KafkaWriter(settings);
        AvroSerdes serdes = settings.cluster().serdes();
        this.reader = new KafkaLogReader(settings.cluster(), serdes);
        this.recordSerializer = serdes.of(Topics.CHAIN_EVENTS).serializer();
        this.cursorSerializer = serdes.of(Topics.CHAIN_CURSOR).serializer();
        this.incidentSerializer = serdes.of(Topics.INCIDENTS).serializer();
    }

    @Override
    public Cursor open() {
        writer.drop();
        try {
            reader.prepareTopics(List.of(Topics.CHAIN_EVENTS, Topics.CHAIN_CURSOR, Topics.INCIDENTS));
            // First: from here on no older process can move the cursor that we are about to read.
            writer.open();
            return reader.readCursor();
        } catch (KafkaException e) {
            throw writer.failure("cannot open the log", e);
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
            writer.transact(encoded);
        } catch (KafkaException e) {
            throw writer.failure("cannot append %d records".formatted(records.size()), e);
        }
    }

    @Override
    public void report(Incident incident) {
        try {
            writer.transact(List.of(
                    new ProducerRecord<>(INCIDENTS, EVERY_TOKEN, incidentSerializer.serialize(INCIDENTS, incident))));
        } catch (KafkaException e) {
            throw writer.failure("cannot report incident " + incident.getId(), e);
        }
    }

    @Override
    public void close() {
        writer.drop();
    }
}
