package io.bithedge.systemtests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see whom, over the classes of all modules. The table is the one of ARCHITECTURE.md. */
class LayersTest {
    private static final List<String> MODULES = List.of(
            "ledger",
            "schemas",
            "stacks",
            "chain-watcher",
            "topology",
            "signer",
            "tx-submitter",
            "oracle",
            "export",
            "cli");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream().map(LayersTest::classes).toList());

    private static Path classes(String module) {
        return Path.of("..", module, "target", "classes");
    }

    @Test
    void readsTheClassesOfEveryModule() {
        assertThat(MODULES).allMatch(module -> Files.isDirectory(classes(module)));
    }

    @ParameterizedTest
    @CsvSource({
        "ledger,     ''",
        "schemas,    ''",
        "stacks,     ''",
        "watcher,    schemas stacks",
        "topology,   schemas ledger stacks",
        "signer,     stacks",
        "submitter,  schemas stacks",
        "oracle,     schemas",
        "export,     schemas",
        "cli,        ledger schemas stacks",
    })
    void seesOnlyWhatTheTableAllows(String module, String allowed) {
        String[] visible = Stream.concat(Stream.of(module), Arrays.stream(allowed.split(" ")))
                .filter(name -> !name.isEmpty())
                .map(name -> "io.bithedge." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.bithedge." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.bithedge..").and(resideOutsideOfPackages(visible)))
                .check(CLASSES);
    }

    /** Folds are no place for it: it is seen where wallets are answered. */
    @Test
    void topologySeesTheProtocolOnlyToSignAndToPrepareCalls() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.topology..")
                .and()
                .resideOutsideOfPackages(
                        "..quote..", "..voucher..", "..prepare..", "..asks..", "..topology.transaction..", "..http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bithedge.stacks..")
                .check(CLASSES);
    }

    @Test
    void springOnlyWires() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..app..", "..http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(CLASSES);
    }

    /** A fold that reads a clock or a file is no function of the chain. */
    @Test
    void ledgerKnowsNeitherFrameworkNorInputAndOutput() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.ledger..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.time.."))
                .check(CLASSES);
    }

    /** Instances find a partition by name only: KafkaStreams.query deadlocks under load (KAFKA-19629). */
    @Test
    void nobodyAsksByQuery() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams.query..")
                .check(CLASSES);
    }
}
