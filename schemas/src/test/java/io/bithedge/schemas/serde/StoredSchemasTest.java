package io.bithedge.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every schema with which a row was ever written stands in `src/main/resources/stored-schemas/RECORD/FINGERPRINT.avsc`, as what counts of it
 * (its parsing canonical form), and that of today reads them all. Run with `-Dbithedge.recordSchemas=true` to add today's.
 */
class StoredSchemasTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final List<Class<? extends SpecificRecord>> RECORDS = StoredRecords.ALL;

    @ParameterizedTest
    @FieldSource("RECORDS")
    void hasTheSchemaOfToday(Class<? extends SpecificRecord> record) throws IOException {
        Schema today = SpecificData.get().getSchema(record);
        Path file = RESOURCES.resolve(StoredSchemas.resource(today).substring(1));
        if (Boolean.getBoolean("bithedge.recordSchemas")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, pretty(SchemaNormalization.toParsingForm(today)));
        }
        assertThat(file).exists();
    }

    @ParameterizedTest
    @FieldSource("RECORDS")
    void isReadByTheSchemaOfToday(Class<? extends SpecificRecord> record) throws IOException {
        Schema today = SpecificData.get().getSchema(record);
        for (Path file : recorded(today.getName())) {
            Schema old = new Schema.Parser().parse(file.toFile());
            assertThat(StoredSchemas.resource(old))
                    .as("what is recorded stays as it is: %s", file)
                    .endsWith("/" + file.getFileName());
            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(today, old)
                            .getType())
                    .as("%s of today reading %s", today.getName(), file)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @Test
    void isOfRecordsThatStoresKeepAndNoOthers() throws IOException {
        try (Stream<Path> folders = Files.list(RESOURCES.resolve("stored-schemas"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            RECORDS.stream().map(Class::getSimpleName).toList());
        }
    }

    /** What is written today must be read tomorrow: a record whose schema is not recorded is not written at all. */
    @Test
    void refusesARecordThatIsNotRecorded() {
        assertThatThrownBy(() -> StoredSerdes.of(io.bithedge.schemas.avro.MempoolEvent.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected it in /stored-schemas/MempoolEvent/");
    }

    private static List<Path> recorded(String record) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("stored-schemas").resolve(record))) {
            return files.toList();
        }
    }

    private static String pretty(String json) {
        return JsonMapper.builder().build().readTree(json).toPrettyString() + "\n";
    }
}
