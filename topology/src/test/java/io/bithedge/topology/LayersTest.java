package io.bithedge.topology;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may see whom. */
class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bithedge");

    @Test
    void ledgerSchemasAndStacksDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.bithedge.schemas..", "io.bithedge.stacks..", "io.bithedge.topology..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.schemas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.bithedge.ledger..", "io.bithedge.stacks..", "io.bithedge.topology..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.stacks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.bithedge.ledger..", "io.bithedge.schemas..", "io.bithedge.topology..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void springStaysInAppAndHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge..")
                .and()
                .resideOutsideOfPackages("..app..", "..http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
    }

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

    /** Instances find a partition by name only: KafkaStreams.query deadlocks under load (KAFKA-19629). */
    @Test
    void nobodyAsksByQuery() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams.query..")
                .check(CLASSES);
    }
}
