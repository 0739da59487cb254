package io.bithedge.systemtests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see whom, over the classes of all modules. The table is the one of ARCHITECTURE.md. */
class LayersTest {
    private static final List<String> MODULES = List.of(
            "ledger",
            "schemas",
            "settings",
            "connection",
            "stacks",
            "contracts",
            "pool",
            "api",
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
        "settings,   ''",
        "connection, schemas settings",
        "stacks,     ''",
        "contracts,  stacks",
        "pool,       ledger stacks contracts",
        "api,        settings pool ledger stacks",
        "watcher,    schemas settings connection stacks contracts",
        "topology,   schemas settings connection pool ledger stacks api",
        "signer,     stacks",
        "submitter,  schemas settings connection stacks contracts ledger.policy",
        "oracle,     schemas settings connection stacks",
        "export,     schemas",
        "cli,        ledger schemas stacks contracts",
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

    /** A package is a part of its module that can be read alone: none needs another one that needs it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger",
                "schemas",
                "settings",
                "connection",
                "stacks",
                "contracts",
                "pool",
                "api",
                "watcher",
                "topology",
                "signer",
                "submitter",
                "oracle",
                "export",
                "cli"
            })
    void hasNoCircleOfPackages(String module) {
        slices().assignedFrom(new PackagesOf("io.bithedge." + module))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** Every package is a slice, the module's own root too. */
    private record PackagesOf(String root) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.equals(root) || name.startsWith(root + ".")
                    ? SliceIdentifier.of(name)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + root;
        }
    }

    @Test
    void poolIsPure() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.pool..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.apache.kafka..", "org.apache.avro..", "org.springframework..", "jakarta.."))
                .check(CLASSES);
    }

    /** Folds and stores answer whoever asks: only the process knows that HTTP does. */
    @Test
    void onlyTheWiringOfTheProcessSeesTheApi() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.topology..")
                .and()
                .resideOutsideOfPackage("io.bithedge.topology.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bithedge.api..")
                .check(CLASSES);
    }

    /** Folds are no place for it: it is seen where quotes and transactions of wallets become records. */
    @Test
    void topologySeesTheProtocolOnlyInWhatWalletsAskedFor() {
        noClasses()
                .that()
                .resideInAPackage("io.bithedge.topology..")
                .and()
                .resideOutsideOfPackages("io.bithedge.topology.requests..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bithedge.stacks..")
                .check(CLASSES);
    }

    /** It prepares transactions, and one class shows quotes to the signer; it neither talks to the chain nor signs anything. */
    @Test
    void thePoolItsApiAndItsTopologyDoNotTalkToTheChain() {
        noClasses()
                .that()
                .resideInAnyPackage("io.bithedge.pool..", "io.bithedge.api..", "io.bithedge.topology..")
                .and()
                .doNotHaveFullyQualifiedName("io.bithedge.api.quotes.SignerQuoter")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.bithedge.stacks.client..", "io.bithedge.stacks.remote..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.bithedge.stacks.transaction.TransactionSigner")
                .check(CLASSES);
    }

    /** What `replay` and `guard` are for is to find a fault of the decoders: they have one of their own. */
    @Test
    void replayDecodesOnItsOwn() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.bithedge.cli.replay..",
                        "io.bithedge.cli.follow..",
                        "io.bithedge.cli.proof..",
                        "io.bithedge.cli.guard..",
                        "io.bithedge.cli.exit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bithedge.contracts..")
                .check(CLASSES);
    }

    @Test
    void springOnlyWires() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..app..", "io.bithedge.api..", "io.bithedge.settings..", "io.bithedge.connection..")
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
