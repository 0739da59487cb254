package io.bithedge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every schema a topic ever had stands in `src/test/resources/history/TOPIC/N.avsc`, oldest first, and the schema of today reads them all.
 * When a schema changes, this test writes nothing by itself: run it with `-Dbithedge.recordSchemas=true` to add today's version.
 */
class SchemaHistoryTest {
    private static final Path HISTORY = Path.of("src/test/resources/history");

    static List<Topic<?>> topics() {
        return Topics.ALL;
    }

    @ParameterizedTest
    @MethodSource("topics")
    void readsEveryEarlierSchema(Topic<?> topic) throws IOException {
        for (Path file : versions(topic)) {
            Schema old = new Schema.Parser().parse(file.toFile());
            var result = SchemaCompatibility.checkReaderWriterCompatibility(topic.schema(), old);
            assertThat(result.getType())
                    .as("%s reading %s: %s", topic.name(), file, result.getResult())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void keepsTheSchemaOfTodayAsTheNewestOfTheHistory(Topic<?> topic) throws IOException {
        if (Boolean.getBoolean("bithedge.recordSchemas")) {
            record(topic);
        }
        List<Path> versions = versions(topic);
        assertThat(versions).as("history of %s", topic.name()).isNotEmpty();
        assertThat(new Schema.Parser().parse(versions.getLast().toFile())).isEqualTo(topic.schema());
    }

    /** Somebody may read a public record by the place of its fields, or with the schema of his day. */
    @ParameterizedTest
    @MethodSource("publicTopics")
    void growsAPublicSchemaAtItsEndAlone(Topic<?> topic) throws IOException {
        List<String> today =
                topic.schema().getFields().stream().map(Schema.Field::name).toList();
        for (Path file : versions(topic)) {
            Schema old = new Schema.Parser().parse(file.toFile());
            assertThat(today)
                    .as("%s beside %s", topic.name(), file)
                    .startsWith(old.getFields().stream().map(Schema.Field::name).toArray(String[]::new));
            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(old, topic.schema())
                            .getType())
                    .as("%s reading %s of today", file, topic.name())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    static List<Topic<?>> publicTopics() {
        return PublicTopics.ALL;
    }

    @Test
    void namesEveryTopicOnce() {
        assertThat(Topics.ALL).extracting(Topic::name).doesNotHaveDuplicates().allMatch(name -> name.endsWith(".v1"));
    }

    private static void record(Topic<?> topic) throws IOException {
        List<Path> versions = versions(topic);
        boolean known = !versions.isEmpty()
                && new Schema.Parser().parse(versions.getLast().toFile()).equals(topic.schema());
        if (!known) {
            Path file = HISTORY.resolve(topic.name()).resolve("%03d.avsc".formatted(versions.size() + 1));
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    JsonMapper.builder()
                                    .build()
                                    .readTree(topic.schema().toString())
                                    .toPrettyString() + "\n");
        }
    }

    private static List<Path> versions(Topic<?> topic) throws IOException {
        Path folder = HISTORY.resolve(topic.name());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
