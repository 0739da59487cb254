package io.bithedge.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Brings one record of a topic into the shape of its table. */
final class TableRow {
    private TableRow() {}

    static GenericRecord of(ConsumerRecord<String, ? extends IndexedRecord> read, Schema table) {
        GenericRecord row = new GenericData.Record(table);
        row.put(TableShape.KEY, read.key());
        row.put(TableShape.PARTITION, read.partition());
        row.put(TableShape.OFFSET, read.offset());
        row.put(TableShape.TIMESTAMP, read.timestamp());
        if (table.getField(TableShape.DELETED) != null) {
            row.put(TableShape.DELETED, read.value() == null);
        }
        if (read.value() != null) {
            fill(row, read.value());
        }
        return row;
    }

    private static GenericRecord fill(GenericRecord target, IndexedRecord source) {
        for (Field field : source.getSchema().getFields()) {
            target.put(
                    field.name(),
                    shape(
                            source.get(field.pos()),
                            target.getSchema().getField(field.name()).schema()));
        }
        return target;
    }

    private static @Nullable Object shape(@Nullable Object value, Schema wanted) {
        return switch (value) {
            case null -> null;
            case Instant time -> time.toEpochMilli();
            case IndexedRecord record -> record(record, notNull(wanted));
            case Collection<?> items -> items(items, notNull(wanted).getElementType());
            default -> value;
        };
    }

    /** Where a choice is wanted, the record goes into the field named like it. */
    private static GenericRecord record(IndexedRecord record, Schema wanted) {
        GenericRecord shaped = new GenericData.Record(wanted);
        String name = record.getSchema().getName();
        if (wanted.getName().equals(name)) {
            return fill(shaped, record);
        }
        shaped.put(name, record(record, notNull(wanted.getField(name).schema())));
        return shaped;
    }

    private static List<@Nullable Object> items(Collection<?> items, Schema wanted) {
        List<@Nullable Object> shaped = new ArrayList<>(items.size());
        items.forEach(item -> shaped.add(shape(item, wanted)));
        return shaped;
    }

    private static Schema notNull(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElse(schema);
    }
}
