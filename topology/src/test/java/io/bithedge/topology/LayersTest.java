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
                        "io.bithedge.topology.quote..",
                        "io.bithedge.topology.voucher..",
                        "io.bithedge.topology.prepare..",
                        "io.bithedge.topology.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bithedge.schemas.avro..")
                .check(CLASSES);
    }

    /** The topology prepares transactions and signs quotes and vouchers; it neither talks to the chain nor signs a transaction. */
    @Test
    void nothingHereTalksToTheChain() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.topology..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.bithedge.stacks.client..", "io.bithedge.stacks.signing.remote..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.bithedge.stacks.transaction.TransactionSigner")
                .check(CLASSES);
    }

    /** What a call may move is decided by pure rules: no store, no HTTP. */
    @Test
    void preparingKnowsNothingOfKafkaAndHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.topology.prepare..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache..", "org.springframework..", "io.bithedge.topology.read..")
                .check(CLASSES);
    }
}
