package io.bithedge.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookId;
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
import tools.jackson.databind.json.JsonMapper;

/** Against the prints recorded from the real contracts. */
class PoolPrintsTest {
    private static final Path FIXTURES = Path.of("../clarity/fixtures");
    private static final ChainPosition AT = new ChainPosition(10, 7, 0, 1);

    @Test
    void readsEveryRecordedPrintOfVaultAndRoles() throws Exception {
        List<Path> recorded;
        try (Stream<Path> files = Files.list(FIXTURES)) {
            recorded = files.filter(
                            file -> file.getFileName().toString().matches("(liquidity-pool-vault|pool-roles)\\..*"))
                    .toList();
        }
        assertThat(recorded).hasSizeGreaterThan(16);
        for (Path file : recorded) {
            ClarityView print = print(file);
            PoolPrint read = file.getFileName().toString().startsWith("pool-roles")
                    ? PoolPrints.ofRoles(print)
                    : PoolPrints.ofVault(print, AT);
            assertThat(read).as(file.toString()).isNotNull();
        }
    }

    @Test
    void readsAProposalToTheLastField() throws Exception {
        ClarityView print = print(FIXTURES.resolve("liquidity-pool-vault.epoch-proposed.json"));

        PoolPrint read = PoolPrints.ofVault(print, AT);

        BookId book =
                BookId.parse(print.ascii("token") + ":" + print.ascii("tier")).orElseThrow();
        assertThat(read)
                .isEqualTo(new PoolPrint.Proposed(
                        book,
                        new Proposal(
                                print.uintLong("epoch"),
                                print.uintLong("weight"),
                                print.uintLong("capacity"),
                                PoolPrints.root(print),
                                print.uintLong("confirmable-at"))));
    }

    @Test
    void readsAVoidPolicy() throws Exception {
        ClarityView print = print(FIXTURES.resolve("liquidity-pool-vault.policy-voided.json"));

        assertThat(PoolPrints.ofVault(print, AT))
                .isInstanceOfSatisfying(
                        PoolPrint.OfBook.class,
                        ofBook -> assertThat(ofBook.fact())
                                .isEqualTo(new BookFact.PolicyVoided(
                                        AT,
                                        print.uintLong("policy-id"),
                                        print.uintLong("epoch"),
                                        print.uintLong("collateral"),
                                        print.uintLong("premium"))));
    }

    @Test
    void refusesATopicOfNoVersion() {
        ClarityView print = ClarityView.of(ClarityValue.parse("{ topic: \"funds-burned\" }"));

        assertThatThrownBy(() -> PoolPrints.ofVault(print, AT)).hasMessageContaining("funds-burned");
        assertThatThrownBy(() -> PoolPrints.ofRoles(print)).hasMessageContaining("funds-burned");
    }

    private static ClarityView print(Path file) throws IOException {
        var fixture = JsonMapper.shared().readTree(Files.readString(file));
        return ClarityView.of(
                ClarityValue.decode(Bytes.ofHex(fixture.path("rawHex").asString())));
    }
}
