package io.bithedge.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * The shape of the table that a topic becomes: where each record came from, then the fields of the value.
 *
 * <pre>
 * _key, _partition, _offset, _timestamp | fields of the value, in order
 * union of several records              | a record with one nullable field per alternative, named like it
 * everything else                       | as it is
 * </pre>
 *
 * An analyst asks for `event.PolicyCreated.strike`; Parquet's own form of such a union has columns named member0, member1, ...
 */
final class TableShape {
    static final String KEY = "_key";
    static final String PARTITION = "_partition";
    static final String OFFSET = "_offset";
    static final String TIMESTAMP = "_timestamp";
    static final String DELETED = "_deleted";

    private static final String NAMESPACE = "io.bithedge.export.table";

    private final Map<String, Schema> records = new HashMap<>();

    private TableShape() {}

    static Schema of(Schema value) {
        return new TableShape().table(value, false);
    }

    /** A column more says of a row that its key was taken back; the values of such a row are null. */
    static Schema withDeleted(Schema value) {
        return new TableShape().table(value, true);
    }

    private Schema table(Schema value, boolean withDeleted) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(KEY, Schema.create(Schema.Type.STRING)));
        fields.add(new Field(PARTITION, Schema.create(Schema.Type.INT)));
        fields.add(new Field(OFFSET, Schema.create(Schema.Type.LONG)));
        fields.add(new Field(TIMESTAMP, LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG))));
        if (withDeleted) {
            fields.add(new Field(DELETED, Schema.create(Schema.Type.BOOLEAN)));
            fieldsOf(value).forEach(field -> fields.add(new Field(field.name(), orNull(field.schema()))));
        } else {
            fields.addAll(fieldsOf(value));
        }
        return Schema.createRecord("Table", null, NAMESPACE, false, fields);
    }

    private List<Field> fieldsOf(Schema of) {
        return of.getFields().stream()
                .map(field -> new Field(field.name(), shape(field.schema(), of.getName() + "_" + field.name())))
                .toList();
    }

    private Schema shape(Schema schema, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> Schema.createArray(shape(schema.getElementType(), path));
            case MAP -> Schema.createMap(shape(schema.getValueType(), path));
            case UNION -> union(schema, path);
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> schema;
        };
    }

    private Schema record(Schema schema) {
        Schema known = records.get(schema.getName());
        if (known != null) {
            return known;
        }
        Schema shaped = Schema.createRecord(schema.getName(), null, NAMESPACE, false, fieldsOf(schema));
        records.put(schema.getName(), shaped);
        return shaped;
    }

    private Schema union(Schema union, String path) {
        List<Schema> alternatives = union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        if (alternatives.size() == 1) {
            return nullable(shape(alternatives.getFirst(), path));
        }
        List<Field> fields = alternatives.stream()
                .map(type -> new Field(type.getName(), nullable(shape(type, path))))
                .toList();
        Schema choice = Schema.createRecord(path, null, NAMESPACE, false, fields);
        return union.isNullable() ? nullable(choice) : choice;
    }

    private static Schema orNull(Schema schema) {
        return schema.isNullable() ? schema : nullable(schema);
    }

    private static Schema nullable(Schema schema) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
    }
}
