package io.bithedge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page in `docs/` is the catalogue of today. Run with `-Dbithedge.recordSchemas=true` to write it anew. */
class TopicsPageTest {
    private static final Path PAGE = Path.of("../docs/topics.md");

    @Test
    void isThePageInTheDocs() throws IOException {
        String today = TopicsPage.of(Topics.ALL);
        if (Boolean.getBoolean("bithedge.recordSchemas")) {
            Files.writeString(PAGE, today);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(today);
    }
}
