package io.bithedge.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.claim.SumNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** On a file that was written from a devnet with the real contracts; the page's tests read the same. */
class ProofJsonTest {
    private static final Path RECORDED = Path.of("../web/test/claim/proof.json");

    @Test
    void writesWhatItRead() throws Exception {
        String text = Files.readString(RECORDED);

        String again = ProofJson.write(ProofJson.read(text));

        assertThat(JsonMapper.shared().readTree(again))
                .isEqualTo(JsonMapper.shared().readTree(text));
    }

    @Test
    void hasLeavesThatLeadToTheRoot() throws Exception {
        ProofFile file = ProofJson.read(Files.readString(RECORDED));

        assertThat(file.books()).hasSize(2);
        assertThat(file.books())
                .allMatch(book -> book.shown().orElseThrow().verify(new SumNode(book.root(), book.weight())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not JSON at all | expected JSON",
                "{} | expected format bithedge-proof, version 1",
                "{\"format\": \"bithedge-proof\", \"version\": 2} | version 1, got \"bithedge-proof\", 2",
                "{\"format\": \"bithedge-proof\", \"version\": 1} | provider: expected text",
            })
    void saysWhatIsWrong(String text, String words) {
        assertThatThrownBy(() -> ProofJson.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
