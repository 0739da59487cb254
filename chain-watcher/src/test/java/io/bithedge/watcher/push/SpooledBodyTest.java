package io.bithedge.watcher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledBodyTest {
    private static final int LARGE = SpooledBody.IN_MEMORY_BYTES + 10_000;
    private static final int ALLOWED = 2 * LARGE;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsALargeBodyInAFileUntilItIsClosed() throws IOException {
        Optional<SpooledBody> body = read(folder);
        assertThat(body.orElseThrow().open().readAllBytes()).hasSize(LARGE);
        body.orElseThrow().close();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** As on a full disk: it is no fault of the client's, and must not look like one. */
    @Test
    void saysThatTheFolderDidNotTakeIt() {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> read(gone))
                .isInstanceOf(SpooledBody.NotKept.class)
                .hasMessageContaining("could not be kept in " + gone);
    }

    private static Optional<SpooledBody> read(Path into) throws IOException {
        return SpooledBody.read(new ByteArrayInputStream(new byte[LARGE]), ALLOWED, into);
    }
}
