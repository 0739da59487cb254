package io.bithedge.watcher.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.watcher.testing.BigPush;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not follow the size of a push: mainnet's first block has some 80 MB. */
class BigPushTest {
    @TempDir
    Path folder;

    @Test
    void reads120MegabytesInAHeapOf32() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BigPush.class.getName(),
                        "120",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(said);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("status 200, body 120000");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
