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
        /** Every record the broker still holds; a key that is taken back is a row with {@code _deleted} and no values. */
        ALL
    }

    /** The form of the file, by the name that users give it. */
    enum Format {
        parquet,
        csv;

        Table open(Path file, Schema shape) throws IOException {
            return switch (this) {
                case parquet -> new ParquetTable(file, shape);
                case csv -> new CsvTable(file, shape);
            };
        }
    }

    private final Topic<V> topic;
    private final TopicReader<V> reader;
    private final Rows rows;
    private final Schema shape;

    Export(Topic<V> topic, TopicReader<V> reader, Rows rows) {
        this.topic = topic;
        this.reader = reader;
        this.rows = rows;
        this.shape = isState(topic) && rows == Rows.ALL
                ? TableShape.withDeleted(topic.schema())
                : TableShape.of(topic.schema());
    }

    /** State topics are asked for what holds now, all others for everything that happened. */
    static Rows usual(Topic<?> topic) {
        return isState(topic) ? Rows.LATEST : Rows.ALL;
    }

    private static boolean isState(Topic<?> topic) {
        return topic.cleanup() == Topic.Cleanup.COMPACT;
    }

    /** Returns the number of rows written. */
    long to(Path file, Format format) throws IOException {
        try (Table table = format.open(file, shape)) {
            switch (rows) {
                case ALL -> reader.read(read -> add(table, read));
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

    private void add(Table table, ConsumerRecord<String, V> read) {
        if (read.value() == null && shape.getField(TableShape.DELETED) == null) {
            return;
        }
        try {
            table.add(TableRow.of(read, shape));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
