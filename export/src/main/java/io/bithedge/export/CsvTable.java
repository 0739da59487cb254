package io.bithedge.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** RFC 4180 with a head, UTF-8: times as ISO 8601, nothing for null. Of flat tables alone. */
final class CsvTable implements Table {
    private final UnfinishedFile file;
    private final List<Field> fields;
    /** Of the same fields, without null. */
    private final List<Schema> types;

    private final Writer writer;
    private long rows;

    CsvTable(Path file, Schema table) throws IOException {
        this.file = new UnfinishedFile(file);
        this.fields = table.getFields();
        this.types = fields.stream().map(field -> plain(field.schema())).toList();
        for (Field field : fields) {
            refuseUnlessPlain(field);
        }
        this.writer = Files.newBufferedWriter(this.file.path());
        line(fields.stream().map(Field::name).toList());
    }

    private static void refuseUnlessPlain(Field field) {
        Schema schema = plain(field.schema());
        switch (schema.getType()) {
            case RECORD, ARRAY, MAP, UNION, BYTES, FIXED ->
                throw new ExportFailure("column %s is a %s, which CSV cannot hold: take --format parquet"
                        .formatted(field.name(), schema.getType().name().toLowerCase(Locale.ROOT)));
            case ENUM, STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
                // A cell.
            }
        }
    }

    private static Schema plain(Schema schema) {
        return schema.getType() == Schema.Type.UNION && schema.getTypes().size() == 2 && schema.isNullable()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }

    @Override
    public void add(GenericRecord row) throws IOException {
        line(fields.stream()
                .map(field -> cell(row.get(field.pos()), types.get(field.pos())))
                .toList());
        rows++;
    }

    private static String cell(@Nullable Object value, Schema schema) {
        if (value == null) {
            return "";
        }
        LogicalType logical = schema.getLogicalType();
        return logical instanceof LogicalTypes.TimestampMillis && value instanceof Long millis
                ? Instant.ofEpochMilli(millis).toString()
                : quoted(value.toString());
    }

    /** An empty text is quoted: it is not null. */
    private static String quoted(String text) {
        boolean isPlain =
                !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private void line(List<String> cells) throws IOException {
        writer.write(cells.stream().collect(Collectors.joining(",", "", "\r\n")));
    }

    @Override
    public long finish() throws IOException {
        writer.close();
        file.finish();
        return rows;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        file.discard();
    }
}
