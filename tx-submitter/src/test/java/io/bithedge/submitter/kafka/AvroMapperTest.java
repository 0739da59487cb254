package io.bithedge.submitter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls.Book;
import io.bithedge.schemas.avro.BumpFee;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.CompleteActivations;
import io.bithedge.schemas.avro.ConfirmOpenings;
import io.bithedge.schemas.avro.EpochConfirmation;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.MempoolTransactionDropped;
import io.bithedge.schemas.avro.MempoolTransactionSeen;
import io.bithedge.schemas.avro.PolicyEnding;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.TransactionAction;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.Sighting;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
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

    private static SubmittedTransaction transaction(TransactionState state, Optional<Envelope> envelope) {
        return new SubmittedTransaction(
                KEY,
                List.of("c1", "c2"),
                new SubmittedTransaction.Status(state, Cause.FEE_CAP, "why", "ops", 5),
                new SubmittedTransaction.Target("ST1", "ST1.policy-registry", "process-expirations"),
                envelope,
                List.of(OLDER),
                new SubmittedTransaction.Landing(new BlockRef(9, "0xabcd", 4), Optional.of(OLDER), Bytes.ofHex("0703")),
                80,
                List.of("a1", "a2"));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWroteInEveryState(TransactionState state) {
        SubmittedTransaction signed =
                transaction(state, Optional.of(new Envelope.Signed(7, 300, Bytes.ofHex("8001"), TXID, 77)));
        SubmittedTransaction draft = transaction(state, Optional.of(new Envelope.Draft(7, 300, Bytes.ofHex("8001"))));
        SubmittedTransaction unbound = transaction(state, Optional.empty());
        for (SubmittedTransaction each : List.of(signed, draft, unbound)) {
            assertThat(AvroMapper.transaction(AvroMapper.avro(each))).isEqualTo(each);
        }
    }

    /** Written before a transaction could carry several commands. */
    @Test
    void readsARecordOfTheFirstVersions() {
        io.bithedge.schemas.avro.SubmittedTransaction old = io.bithedge.schemas.avro.SubmittedTransaction.newBuilder()
                .setCommandId("c1")
                .setSigner("keeper")
                .setAddress("ST1")
                .setState(io.bithedge.schemas.avro.TransactionState.ACCEPTED)
                .setNonce(0)
                .setFee(0)
                .setTxid("")
                .setSignedTransaction(ByteBuffer.allocate(0))
                .setContract("")
                .setFunction("")
                .setChangedAtMs(5)
                .setCause("A_WORD_OF_TOMORROW")
                .build();
        assertThat(AvroMapper.transaction(old).carries()).containsExactly("c1");
        assertThat(AvroMapper.transaction(old).cause()).isEqualTo(Cause.NONE);
    }

    @Test
    void aCarriedCommandHasARecordWithoutBytesThatNamesItsCarrier() {
        SubmittedTransaction carrier = transaction(
                TransactionState.POSTED, Optional.of(new Envelope.Signed(7, 300, Bytes.ofHex("8001"), TXID, 77)));
        assertThat(carrier.followers()).singleElement().satisfies(follower -> {
            io.bithedge.schemas.avro.SubmittedTransaction record = AvroMapper.avro(follower);
            assertThat(record.getCommandId()).isEqualTo("c2");
            assertThat(record.getCommandIds()).containsExactly("c1", "c2");
            assertThat(record.getSignedTransaction().remaining()).isZero();
            assertThat(AvroMapper.transaction(record).isFollower()).isTrue();
        });
    }

    @Test
    void readsSettlementsWithTheirPriceRecords() {
        List<PolicyEnding> endings = List.of(new PolicyEnding(3L, 101L, 102L));
        List<Ending> items = List.of(new Ending(3, 101, 102));
        assertThat(body(new ProcessExpirations(endings))).isEqualTo(new Command.Body.ProcessExpirations(items));
        assertThat(body(new CompleteActivations(endings))).isEqualTo(new Command.Body.CompleteActivations(items));
    }

    @Test
    void readsConfirmations() {
        assertThat(body(new ConfirmOpenings(List.of(new EpochConfirmation(Token.SBTC, Tier.aggressive, 3L)))))
                .isEqualTo(new Command.Body.ConfirmOpenings(List.of(new Book("SBTC", "aggressive"))));
    }

    private static Command.Body body(Object avro) {
        return AvroMapper.command(new ChainCommand("c1", "keeper", 1L, avro)).body();
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
                .isEqualTo(new ChainFact.MempoolSaw(
                        TXID, new Sighting.Dropped("pushed: ReplaceByFee", OLDER.prefixedHex())));
    }

    @Test
    void aPushIsNoReasonToGiveATransactionUp() {
        MempoolEvent dropped =
                new MempoolEvent(new MempoolTransactionDropped(TXID.prefixedHex(), "Problematic", null, 5L));
        assertThat(AvroMapper.fact(dropped))
                .isInstanceOfSatisfying(
                        ChainFact.MempoolSaw.class,
                        saw -> assertThat(saw.sighting())
                                .isInstanceOfSatisfying(
                                        Sighting.Dropped.class,
                                        sighting ->
                                                assertThat(sighting.isForGood()).isFalse()));
    }

    @Test
    void anAlertStopsNoQuotes() {
        io.bithedge.schemas.avro.Incident incident =
                AvroMapper.incident(new Incident("id", "CODE", "subject", "message", "expected", "got"));
        assertThat(incident.getStopsQuotes()).isFalse();
        assertThat(incident.getToken()).isNull();
        assertThat(incident.getId()).isEqualTo("tx-submitter:id");
    }
}
