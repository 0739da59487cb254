package io.bithedge.submitter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.avro.BumpFee;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.MempoolTransactionDropped;
import io.bithedge.schemas.avro.MempoolTransactionSeen;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionAction;
import io.bithedge.schemas.avro.TransactionState;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.Alert;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Outgoing;
import io.bithedge.submitter.value.Phase;
import io.bithedge.submitter.value.Sighting;
import io.bithedge.submitter.value.SignerRole;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvroMapperTest {
    private static final CommandKey KEY = new CommandKey(new SignerRole("keeper"), "c1");
    private static final Txid TXID = new Txid(Bytes.ofHex("ab".repeat(32)));
    private static final Txid OLDER = new Txid(Bytes.ofHex("cd".repeat(32)));

    private static Outgoing outgoing(Phase phase, Optional<Envelope> envelope) {
        return new Outgoing(
                KEY,
                List.of("c1", "c2"),
                new Outgoing.Status(phase, Cause.FEE_CAP, "why", "ops", 5),
                new Outgoing.Target("ST1", "ST1.policy-registry", "process-expirations"),
                envelope,
                List.of(OLDER),
                new Outgoing.Landing(new BlockRef(9, "0xabcd", 4), Optional.of(OLDER), Bytes.ofHex("0703")),
                80,
                List.of("a1", "a2"));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWroteInEveryPhase(Phase phase) {
        Outgoing signed = outgoing(phase, Optional.of(new Envelope.Signed(7, 300, Bytes.ofHex("8001"), TXID, 77)));
        Outgoing draft = outgoing(phase, Optional.of(new Envelope.Draft(7, 300, Bytes.ofHex("8001"))));
        Outgoing unbound = outgoing(phase, Optional.empty());
        for (Outgoing each : List.of(signed, draft, unbound)) {
            assertThat(AvroMapper.outgoing(AvroMapper.transaction(each))).isEqualTo(each);
        }
    }

    /** Written before a transaction could carry several commands. */
    @Test
    void readsARecordOfTheFirstVersions() {
        SubmittedTransaction old = SubmittedTransaction.newBuilder()
                .setCommandId("c1")
                .setSigner("keeper")
                .setAddress("ST1")
                .setState(TransactionState.ACCEPTED)
                .setNonce(0)
                .setFee(0)
                .setTxid("")
                .setSignedTransaction(ByteBuffer.allocate(0))
                .setContract("")
                .setFunction("")
                .setChangedAtMs(5)
                .setCause("A_WORD_OF_TOMORROW")
                .build();
        assertThat(AvroMapper.outgoing(old).carries()).containsExactly("c1");
        assertThat(AvroMapper.outgoing(old).cause()).isEqualTo(Cause.NONE);
    }

    @Test
    void aCarriedCommandHasARecordWithoutBytesThatNamesItsCarrier() {
        Outgoing carrier =
                outgoing(Phase.POSTED, Optional.of(new Envelope.Signed(7, 300, Bytes.ofHex("8001"), TXID, 77)));
        assertThat(carrier.followers()).singleElement().satisfies(follower -> {
            SubmittedTransaction told = AvroMapper.transaction(follower);
            assertThat(told.getCommandId()).isEqualTo("c2");
            assertThat(told.getCommandIds()).containsExactly("c1", "c2");
            assertThat(told.getSignedTransaction().remaining()).isZero();
            assertThat(AvroMapper.outgoing(told).isFollower()).isTrue();
        });
    }

    @Test
    void readsActions() {
        TransactionAction avro = new TransactionAction("a1", "keeper", "c1", "ops", "slow", 5L, new BumpFee(900L));
        assertThat(AvroMapper.action(avro)).isEqualTo(new Action("a1", KEY, "ops", "slow", new Action.Body.Bump(900)));
        TransactionAction nameless = new TransactionAction("", "keeper", "c1", "ops", "slow", 5L, new BumpFee(900L));
        assertThatThrownBy(() -> AvroMapper.action(nameless)).hasMessageContaining("action id");
    }

    @Test
    void readsWhatMempoolsSay() {
        MempoolEvent seen = new MempoolEvent(new MempoolTransactionSeen(TXID.prefixedHex(), 5L));
        assertThat(AvroMapper.fact(seen)).isEqualTo(new ChainFact.MempoolSaw(TXID, new Sighting.InMempool()));
        MempoolEvent dropped = new MempoolEvent(
                new MempoolTransactionDropped(TXID.prefixedHex(), "ReplaceByFee", OLDER.prefixedHex(), 5L));
        assertThat(AvroMapper.fact(dropped))
                .isEqualTo(new ChainFact.MempoolSaw(TXID, new Sighting.Dropped("ReplaceByFee", OLDER.prefixedHex())));
    }

    @Test
    void anAlertStopsNoQuotes() {
        Incident incident = AvroMapper.incident(new Alert("id", "CODE", "subject", "message", "expected", "got"));
        assertThat(incident.getStopsQuotes()).isFalse();
        assertThat(incident.getToken()).isNull();
        assertThat(incident.getId()).isEqualTo("tx-submitter:id");
    }
}
