package io.bithedge.topology;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may see whom inside the module; the table of the modules is tested in system-tests. */
class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bithedge");

    /** Who reads the pool sees neither Avro nor Kafka. */
    @Test
    void viewKnowsNothingOfAvroAndKafka() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.topology.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.bithedge.schemas..", "org.apache..", "org.springframework..")
                .check(CLASSES);
    }

    /** Avro records are read by stages, mappers and the reader of the stores; quotes, vouchers and HTTP never see one. */
    @Test
    void avroStaysInStagesAndMappers() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.bithedge.topology.quote..", "io.bithedge.topology.voucher..", "io.bithedge.topology.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bithedge.schemas.avro..")
                .check(CLASSES);
    }
}
