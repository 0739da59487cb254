package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sixty golden histories through the command line. */
class BookCommandIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path VECTORS = CommandLine.home().resolve("ledger/src/test/resources/book_vectors.jsonl");

    @Test
    void foldsEveryGoldenHistoryToTheUnit() throws Exception {
        List<String> histories = Files.readAllLines(VECTORS);

        Result result = CommandLine.runWithInput(VECTORS, "book");

        assertThat(result.status()).isZero();
        assertThat(histories).hasSize(60);
        assertThat(result.lines()).hasSameSizeAs(histories);
        for (int i = 0; i < histories.size(); i++) {
            JsonNode history = JSON.readTree(histories.get(i));
            ObjectNode expected = JSON.createObjectNode();
            expected.set("id", history.path("id"));
            expected.set("totals", history.path("totals"));
            expected.set("providers", history.path("providers"));
            assertThat(JSON.readTree(result.lines().get(i))).as("history %d", i).isEqualTo(expected);
        }
    }
}
