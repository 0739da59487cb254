package io.bithedge.cli.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        assertThat(run(language, country, data, log)).as(Files.readString(log)).isZero();

        assertThat(data.resolve("kafka/logs/meta.properties")).exists();
        assertThat(data.resolve("kafka/logs/__cluster_metadata-0")).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("kafka"))))
                .isEqualTo("rwx------");
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).as("nothing lies beside the data folder").hasSize(3);
        }
    }

    /** As such a machine does: what Java takes from its locale is given to every JVM that is started below. */
    private int run(String language, String country, Path data, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerInAFolder.class.getName(),
                        checkout().toString(),
                        data.toString()))
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
