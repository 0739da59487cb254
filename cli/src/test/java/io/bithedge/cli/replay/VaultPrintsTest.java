package io.bithedge.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.cli.replay.VaultPrints.VaultPrint;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the prints recorded from the real contract. */
class VaultPrintsTest {
    private static final Path FIXTURES = Path.of("../clarity/fixtures");
    private static final ChainPosition AT = new ChainPosition(10, 7, 0, 1);

    @Test
    void readsEveryRecordedPrintOfTheVault() throws Exception {
        List<Path> recorded;
        try (Stream<Path> files = Files.list(FIXTURES)) {
            recorded = files.filter(file -> file.getFileName().toString().startsWith("liquidity-pool-vault."))
                    .toList();
        }
        assertThat(recorded).hasSizeGreaterThan(10);
        for (Path file : recorded) {
            assertThat(VaultPrints.decode(print(file), AT)).as(file.toString()).isNotNull();
        }
    }

    @Test
    void readsADeposit() throws Exception {
        ClarityView print = print(FIXTURES.resolve("liquidity-pool-vault.funds-deposited.json"));

        VaultPrint decoded = VaultPrints.decode(print, AT);

        assertThat(decoded).isInstanceOfSatisfying(VaultPrint.OfBook.class, ofBook -> {
            assertThat(ofBook.fact())
                    .isEqualTo(new BookFact.FundsDeposited(
                            AT,
                            print.principal("provider").toString(),
                            print.uintLong("epoch"),
                            print.uintLong("amount")));
            assertThat(ofBook.book().toString()).isEqualTo(print.ascii("token") + ":" + print.ascii("tier"));
        });
    }

    @Test
    void stopsAtATopicItDoesNotKnow() {
        ClarityView print = ClarityView.of(ClarityValue.parse("{ topic: \"funds-burned\" }"));

        assertThatThrownBy(() -> VaultPrints.decode(print, AT)).hasMessageContaining("funds-burned");
    }

    private static ClarityView print(Path file) throws IOException {
        JsonNode fixture = JsonMapper.builder().build().readTree(Files.readString(file));
        JsonNode first = fixture.isArray() ? fixture.get(0) : fixture;
        return ClarityView.of(
                ClarityValue.decode(Bytes.ofHex(first.path("rawHex").asString())));
    }
}
