package io.bithedge.topology.published;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Public topics as tables of DuckDB, with the names and the types that the files of an export have there. */
final class DuckTables implements AutoCloseable {
    private final Connection duckdb;

    DuckTables() throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** Published a second behind their blocks. */
    <V extends SpecificRecord> void fill(Topic<V> topic, Collection<V> rows) throws SQLException {
        List<Field> fields = topic.schema().getFields();
        run("create table %s (_timestamp timestamp, %s)"
                .formatted(
                        PublicTopics.tableName(topic),
                        fields.stream()
                                .map(field -> field.name() + " " + type(field.schema()))
                                .collect(Collectors.joining(", "))));
        String marks = String.join(", ", Collections.nCopies(fields.size() + 1, "?"));
        try (PreparedStatement insert =
                duckdb.prepareStatement("insert into " + PublicTopics.tableName(topic) + " values (" + marks + ")")) {
            for (V row : rows) {
                Instant blockTime =
                        (Instant) row.get(topic.schema().getField("blockTime").pos());
                insert.setObject(1, Timestamp.from(blockTime.plusSeconds(1)));
                for (Field field : fields) {
                    insert.setObject(field.pos() + 2, cell(row.get(field.pos())));
                }
                insert.executeUpdate();
            }
        }
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof Instant time ? Timestamp.from(time) : value;
    }

    private static String type(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> type(schema.getTypes().getLast());
            case LONG -> schema.getLogicalType() == null ? "bigint" : "timestamp";
            case INT -> "integer";
            case BOOLEAN -> "boolean";
            case STRING -> "varchar";
            case RECORD, ENUM, ARRAY, MAP, FIXED, BYTES, FLOAT, DOUBLE, NULL ->
                throw new IllegalArgumentException("not flat: " + schema);
        };
    }

    void run(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows as text, columns joined by a bar. */
    List<String> ask(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
