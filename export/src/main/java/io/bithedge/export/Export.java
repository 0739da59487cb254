package io.bithedge.export;

import io.bithedge.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes a topic into a table. */
final class Export<V extends SpecificRecord> {
    /** Which records become rows. */
    enum Rows {
        /** The newest record of each key, in the order in which the keys were last written; deleted keys are left out. */
        LATEST,
        /** Every record the broker still holds. */
        ALL
    }

    private final Topic<V> topic;
    private final TopicReader<V> reader;
    private final Schema shape;

    Export(Topic<V> topic, TopicReader<V> reader) {
        this.topic = topic;
        this.reader = reader;
        this.shape = TableShape.of(topic.schema());
    }

    /** State topics are asked for what holds now, all others for everything that happened. */
    static Rows usual(Topic<?> topic) {
        return topic.cleanup() == Topic.Cleanup.COMPACT ? Rows.LATEST : Rows.ALL;
    }

    /** Returns the number of rows written. */
    long to(Path file, Rows rows) throws IOException {
        try (ParquetTable table = new ParquetTable(file, shape)) {
            switch (rows) {
                case ALL ->
                    reader.read(read -> {
                        if (read.value() != null) {
                            add(table, read);
                        }
                    });
                case LATEST -> latest().values().forEach(read -> add(table, read));
            }
            return table.finish();
        } catch (UncheckedIOException e) {
            throw new IOException("writing " + topic.name() + " to " + file + ": " + e.getMessage(), e);
        }
    }

    private Map<String, ConsumerRecord<String, V>> latest() {
        Map<String, ConsumerRecord<String, V>> latest = new LinkedHashMap<>();
        reader.read(read -> {
            latest.remove(read.key());
            if (read.value() != null) {
                latest.put(read.key(), read);
            }
        });
        return latest;
    }

    private void add(ParquetTable table, ConsumerRecord<String, V> read) {
        try {
            table.add(TableRow.of(read, shape));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
