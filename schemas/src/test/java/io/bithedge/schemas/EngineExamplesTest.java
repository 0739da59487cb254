package io.bithedge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files for Flink and Kafka Connect have every public topic, with the fields and the key that it has. */
class EngineExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Pattern COMMA = Pattern.compile(",");

    static List<Topic<?>> topics() {
        return PublicTopics.ALL;
    }

    @ParameterizedTest
    @MethodSource("topics")
    void isATableOfFlink(Topic<?> topic) throws IOException {
        List<String> keyFields = topic.about().keyFields();
        String head = "CREATE TEMPORARY TABLE %s (\n".formatted(PublicTopics.tableName(topic));
        String columns = topic.schema().getFields().stream()
                .map(field -> "  " + field.name() + " " + type(field) + ",\n")
                .collect(Collectors.joining());
        String published = "  published TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL";
        String key = keyFields.isEmpty()
                ? "\n"
                : ",\n  PRIMARY KEY (%s) NOT ENFORCED\n".formatted(String.join(", ", keyFields));
        String connector = ") WITH (\n  'connector' = '%s',\n  'topic' = '%s',\n"
                .formatted(keyFields.isEmpty() ? "kafka" : "upsert-kafka", topic.name());

        assertThat(Files.readString(EXAMPLES.resolve("flink/tables.sql")))
                .contains(head + columns + published + key + connector);
    }

    @Test
    void isInOneOfTheSinks() throws IOException {
        assertThat(sink("facts")).containsExactlyInAnyOrderElementsOf(names(true));
        assertThat(sink("state")).containsExactlyInAnyOrderElementsOf(names(false));
    }

    private static List<String> sink(String name) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(Files.readString(EXAMPLES.resolve("connect/" + name + ".properties"))));
        return COMMA.splitAsStream(settings.getProperty("topics")).toList();
    }

    private static List<String> names(boolean ofFacts) {
        return PublicTopics.ALL.stream()
                .filter(topic -> topic.about().keyFields().isEmpty() == ofFacts)
                .map(Topic::name)
                .toList();
    }

    private static String type(Field field) {
        Schema schema = field.schema().isUnion() ? field.schema().getTypes().getLast() : field.schema();
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return "TIMESTAMP(3)";
        }
        return switch (schema.getType()) {
            case LONG -> "BIGINT";
            case INT -> "INT";
            case BOOLEAN -> "BOOLEAN";
            case STRING -> "STRING";
            default -> throw new IllegalArgumentException(field + " of no type that a public field has");
        };
    }
}
