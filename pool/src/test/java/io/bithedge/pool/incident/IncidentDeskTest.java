package io.bithedge.pool.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.incident.IncidentDesk.Outcome;
import io.bithedge.pool.incident.IncidentDesk.Refusal;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.PrivateKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IncidentDeskTest {
    private static final PrivateKey OLGA = key(1);
    private static final PrivateKey OTTO = key(2);
    private static final PrivateKey STRANGER = key(3);
    private static final String POOL = OLGA.address(Network.TESTNET) + ".liquidity-pool-vault";
    private static final Operators OPERATORS = operators(POOL);
    private static final long NOW = 1_764_550_000_000L;
    private static final long TEN_MINUTES = IncidentDesk.OF_NOW.toMillis();

    private final FakeViews views = new FakeViews();
    private final MemoryIncidents log = new MemoryIncidents(views);
    private final IncidentDesk desk = new IncidentDesk(views, OPERATORS, log, () -> Instant.ofEpochMilli(NOW));

    private static PrivateKey key(int secret) {
        return PrivateKey.ofHex("%064x".formatted(secret));
    }

    private static Operators operators(String pool) {
        return new Operators(Network.TESTNET, pool, List.of(address(OLGA), address(OTTO)));
    }

    private static StacksAddress address(PrivateKey key) {
        return key.address(Network.TESTNET);
    }

    private static Acknowledgement word(PrivateKey by, String incident, long atMs) {
        return new Acknowledgement(incident, address(by), "I look at the node", atMs);
    }

    private static Bytes signed(PrivateKey by, Acknowledgement word) {
        return by.sign(OPERATORS.hash(word)).toRsv();
    }

    @BeforeEach
    void raise() {
        views.incidents.add(new IncidentView(
                "i1",
                "VAULT_LOCKED_DIFFERS",
                "vault STX",
                "books and vault differ",
                "1",
                "2",
                Optional.of(Token.STX),
                new StacksHeight(69),
                "reconcile",
                true,
                new IncidentState.Open()));
    }

    @Test
    void anOperatorsSignedWordAcknowledgesAnOpenIncidentAndCountsOnce() {
        Acknowledgement word = word(OLGA, "i1", NOW);
        assertThat(desk.acknowledge(word, signed(OLGA, word)))
                .isInstanceOfSatisfying(
                        Outcome.Recorded.class,
                        it -> assertThat(it.now().state())
                                .isInstanceOfSatisfying(IncidentState.Acknowledged.class, state -> {
                                    assertThat(state.by().operator())
                                            .isEqualTo(address(OLGA).toString());
                                    assertThat(state.by().reason()).isEqualTo("I look at the node");
                                    assertThat(state.by().atMs()).isEqualTo(NOW);
                                }));
        assertThat(views.incidents.getFirst().stopsQuotesNow()).isTrue();
        // Said again, by him or by whoever heard it: nothing is written.
        assertThat(refusal(word, signed(OLGA, word))).isEqualTo(Refusal.NOT_OPEN);
        assertThat(log.actionIds).hasSize(1);
    }

    @Test
    void refusesInTheOrderOfTheChecks() {
        Acknowledgement byStranger = word(STRANGER, "i2", NOW - TEN_MINUTES - 1);
        assertThat(refusal(byStranger, signed(OLGA, byStranger))).isEqualTo(Refusal.NOT_AN_OPERATOR);
        Acknowledgement old = word(OLGA, "i2", NOW - TEN_MINUTES - 1);
        assertThat(refusal(old, signed(OTTO, old))).isEqualTo(Refusal.NOT_SIGNED);
        assertThat(refusal(old, signed(OLGA, old))).isEqualTo(Refusal.NOT_OF_NOW);
        Acknowledgement early = word(OLGA, "i2", NOW + TEN_MINUTES + 1);
        assertThat(refusal(early, signed(OLGA, early))).isEqualTo(Refusal.NOT_OF_NOW);
        Acknowledgement unknown = word(OLGA, "i2", NOW - TEN_MINUTES);
        assertThat(refusal(unknown, signed(OLGA, unknown))).isEqualTo(Refusal.UNKNOWN_INCIDENT);
        assertThat(log.actionIds).isEmpty();
    }

    @Test
    void aSignatureHoldsForItsWordsPoolAndChainAlone() {
        Acknowledgement word = word(OLGA, "i1", NOW);
        Bytes signature = signed(OLGA, word);
        Acknowledgement otherReason = new Acknowledgement("i1", address(OLGA), "it is fine", NOW);
        assertThat(refusal(otherReason, signature)).isEqualTo(Refusal.NOT_SIGNED);
        assertThat(refusal(word(OLGA, "i1", NOW + 1), signature)).isEqualTo(Refusal.NOT_SIGNED);
        assertThat(refusal(word(OLGA, "i2", NOW), signature)).isEqualTo(Refusal.NOT_SIGNED);
        Bytes ofOtherPool = OLGA.sign(operators(POOL + "-2").hash(word)).toRsv();
        assertThat(refusal(word, ofOtherPool)).isEqualTo(Refusal.NOT_SIGNED);
        Bytes ofOtherChain = OLGA.sign(word.hash(1, POOL)).toRsv();
        assertThat(refusal(word, ofOtherChain)).isEqualTo(Refusal.NOT_SIGNED);
    }

    @Test
    void theSameWordsHaveTheSameActionIdHoweverTheyAreSigned() {
        Acknowledgement word = word(OLGA, "i1", NOW);
        desk.acknowledge(word, signed(OLGA, word));
        views.incidents.clear();
        raise();
        desk.acknowledge(word, signed(OLGA, word));
        assertThat(log.actionIds).hasSize(2);
        assertThat(log.actionIds.getFirst()).isEqualTo(log.actionIds.getLast()).hasSize(64);
    }

    @Test
    void takesReasonsThatSayAndCanBeKept() {
        for (String bad : new String[] {"", "  ", "x".repeat(301)}) {
            assertThatThrownBy(() -> new Acknowledgement("i1", address(OLGA), bad, NOW))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** `web/test/operations/acknowledge.test.ts` makes the same message with the pages' wallet and holds it against the same file. */
    @Test
    void readsWhatThePagesSign() throws IOException {
        JsonNode vector;
        try (InputStream file =
                Objects.requireNonNull(IncidentDeskTest.class.getResourceAsStream("/acknowledgement.json"))) {
            vector = JsonMapper.shared().readTree(file);
        }
        StacksAddress operator = StacksAddress.parse(text(vector, "operator"));
        Acknowledgement word = new Acknowledgement(
                text(vector, "incidentId"),
                operator,
                text(vector, "reason"),
                vector.path("atMs").longValue());
        Operators operators = new Operators(Network.TESTNET, text(vector, "pool"), List.of(operator));
        assertThat(Acknowledgement.domain(Network.TESTNET.chainId()).encode().toHex())
                .isEqualTo(text(vector, "domain"));
        assertThat(word.message(operators.pool()).encode().toHex()).isEqualTo(text(vector, "message"));
        IncidentDesk itsDesk = new IncidentDesk(views, operators, log, () -> Instant.ofEpochMilli(word.atMs()));
        assertThat(itsDesk.acknowledge(word, Bytes.ofHex(text(vector, "signature"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.refusal()).isEqualTo(Refusal.UNKNOWN_INCIDENT));
    }

    private static String text(JsonNode vector, String field) {
        return vector.path(field).stringValue();
    }

    private Refusal refusal(Acknowledgement word, Bytes signature) {
        return ((Outcome.Refused) desk.acknowledge(word, signature)).refusal();
    }
}
