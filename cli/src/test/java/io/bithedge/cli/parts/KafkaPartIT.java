package io.bithedge.cli.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The genuine broker where other people's machines are: another language, and a folder with a name of its own. */
class KafkaPartIT {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"tr, TR, müller data", "ar, EG, Кошелёк 🦀 #1=2:3"})
    void startsWhateverTheLanguageAndTheNameOfTheFolder(String language, String country, String name) throws Exception {
        Path data = Files.createDirectories(folder.resolve(name));
        Path log = folder.resolve("run.log");
        assertThat(run(language, country, data, log, 1))
                .as(Files.readString(log))
                .isZero();

        assertThat(data.resolve("kafka/logs/meta.properties")).exists();
        assertThat(data.resolve("kafka/logs/__cluster_metadata-0")).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("kafka"))))
                .isEqualTo("rwx------");
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).as("nothing lies beside the data folder").hasSize(3);
        }
    }

    @Test
    void threeKeepEveryRecordThrice() throws Exception {
        Path data = Files.createDirectories(folder.resolve("three"));
        Path log = folder.resolve("run.log");
        assertThat(run("en", "US", data, log, 3)).as(Files.readString(log)).isZero();

        assertThat(Files.readString(log))
                .contains("refused: topics differ from the catalogue: ")
                .contains("price-ticks.v1 has replication 3, expected 5 of bithedge.topics.replication")
                .contains("price-ticks.v1 has min.insync.replicas 2, expected 4")
                .contains("kafka-configs.sh --alter --topic price-ticks.v1 --add-config min.insync.replicas=4");
        assertThat(clusterOf(data.resolve("kafka-3")))
                .isEqualTo(clusterOf(data.resolve("kafka")))
                .isNotEmpty();
        Layout layout = new Layout(folder, data);
        assertThat(Brokers.asTheyWere(layout).bootstrapServers().split(",", -1)).hasSize(3);
        assertThatThrownBy(() -> new Brokers(layout, Ports.of(OptionalInt.empty(), Map.of()), Counts.ONE).prepare())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--brokers: expected 3");
    }

    private static String clusterOf(Path broker) throws IOException {
        return Files.readAllLines(broker.resolve("logs/meta.properties")).stream()
                .filter(line -> line.startsWith("cluster.id="))
                .findFirst()
                .orElse("");
    }

    /** As such a machine does: what Java takes from its locale is given to every JVM that is started below. */
    private int run(String language, String country, Path data, Path log, int brokers)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerInAFolder.class.getName(),
                        checkout().toString(),
                        data.toString(),
                        Integer.toString(brokers)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        // That of the language may not be installed.
                        "LC_ALL",
                        "C.UTF-8",
                        "JAVA_TOOL_OPTIONS",
                        "-Duser.language=%s -Duser.country=%s".formatted(language, country)));
        Process process = builder.start();
        try {
            return process.waitFor(5, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }

    /** A checkout with nothing in it but the broker's jars, which are on our own class path. */
    private Path checkout() throws IOException {
        Path home = folder.resolve("checkout");
        Path jars = Files.createDirectories(home.resolve("foreign-parts/target/kafka"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar")) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
            }
        }
        return home;
    }
}
