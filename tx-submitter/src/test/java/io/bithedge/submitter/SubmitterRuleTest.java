package io.bithedge.submitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.Outgoing.Envelope;
import io.bithedge.submitter.Outgoing.Target;
import io.bithedge.submitter.SubmitterRule.NonceChoice;
import io.bithedge.submitter.SubmitterRule.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SubmitterRuleTest {
    private static final SignerRole KEEPER = new SignerRole("keeper");
    private static final OptionalLong NEVER = OptionalLong.empty();

    private final SubmitterState state = new SubmitterState();

    private static Outgoing outgoing(long nonce, Phase phase) {
        Txid txid = new Txid(Bytes.ofHex("%064x".formatted(nonce + 1)));
        BlockRef block = phase == Phase.MINED || phase == Phase.ABORTED
                ? new BlockRef(10 + nonce, "b" + nonce, 4)
                : BlockRef.NONE;
        return new Outgoing(
                new CommandKey(KEEPER, "c" + nonce),
                phase,
                "",
                new Target("ST1", "ST1.policy-registry", "process-expirations"),
                Optional.of(new Envelope(nonce, 300, txid, Bytes.ofHex("80"))),
                block,
                Bytes.EMPTY,
                1);
    }

    private Outgoing stored(long nonce, Phase phase) {
        Outgoing outgoing = outgoing(nonce, phase);
        state.replay(outgoing);
        return outgoing;
    }

    private Verdict refused(Outgoing sent) {
        return SubmitterRule.posted(state, sent, new PostOutcome.Refused("BadFunctionArgument"), NEVER, 2);
    }

    @Test
    void dropsWhatWasNeverTakenAndGivesItsNonceToTheNext() {
        stored(4, Phase.POSTED);
        Outgoing dropped = refused(stored(5, Phase.SIGNED)).record().orElseThrow();
        assertThat(dropped.phase()).isEqualTo(Phase.DROPPED);
        state.replay(dropped);
        assertThat(SubmitterRule.nonce(state, KEEPER, 0, NEVER)).isEqualTo(new NonceChoice.Use(5));
    }

    @Test
    void neverDropsWhatANodeTook() {
        Verdict verdict = refused(stored(5, Phase.POSTED));
        assertThat(verdict.record()).isEmpty();
        assertThat(verdict.trouble()).isPresent();
    }

    @Test
    void neverDropsBelowAnotherNonce() {
        Outgoing lower = stored(5, Phase.SIGNED);
        stored(6, Phase.POSTED);
        assertThat(refused(lower).record()).isEmpty();
    }

    @Test
    void countsItsOwnNoncesAndWaitsForForeignOnesToBeFinal() {
        assertThat(SubmitterRule.nonce(state, KEEPER, 0, NEVER)).isEqualTo(new NonceChoice.Use(0));
        stored(5, Phase.POSTED);
        assertThat(SubmitterRule.nonce(state, KEEPER, 3, NEVER)).isEqualTo(new NonceChoice.Use(6));
        assertThat(SubmitterRule.isForeign(state, KEEPER, 6)).isFalse();
        assertThat(SubmitterRule.isForeign(state, KEEPER, 7)).isTrue();
        assertThat(SubmitterRule.nonce(state, KEEPER, 9, OptionalLong.of(30))).isInstanceOf(NonceChoice.Wait.class);
        state.finalised(30);
        assertThat(SubmitterRule.nonce(state, KEEPER, 9, OptionalLong.of(30))).isEqualTo(new NonceChoice.Use(9));
    }

    @Test
    void waitsForANodeThatDoesNotKnowWhatIsFinal() {
        state.replay(outgoing(5, Phase.MINED).moved(Phase.FINAL, "", 3));
        assertThat(SubmitterRule.nonce(state, KEEPER, 5, NEVER)).isInstanceOf(NonceChoice.Wait.class);
        assertThat(SubmitterRule.nonce(state, KEEPER, 6, NEVER)).isEqualTo(new NonceChoice.Use(6));
    }

    @Test
    void signsAgainOnlyWhenTheForeignTransactionIsFinal() {
        Outgoing sent = stored(5, Phase.POSTED);
        PostOutcome used = new PostOutcome.NonceUsed("BadNonce", 30);
        assertThat(SubmitterRule.posted(state, sent, used, NEVER, 2).resign()).isFalse();
        assertThat(SubmitterRule.posted(state, sent, used, OptionalLong.of(30), 2)
                        .resign())
                .isFalse();
        state.finalised(30);
        assertThat(SubmitterRule.posted(state, sent, used, OptionalLong.of(30), 2)
                        .resign())
                .isTrue();
    }

    @Test
    void followsItsTransactionThroughTheChain() {
        Outgoing sent = stored(5, Phase.POSTED);
        BlockRef block = new BlockRef(12, "0x12", 3);
        Outgoing mined =
                only(new ChainFact.TransactionMined(sent.txid(), block, ChainFact.Status.SUCCESS, Bytes.ofHex("0703")));
        assertThat(mined.phase()).isEqualTo(Phase.MINED);
        assertThat(mined.block()).isEqualTo(block);
        Outgoing back = only(new ChainFact.BlockRolledBack("0x12", 12));
        assertThat(back.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(back.envelope()).isEqualTo(sent.envelope());
        Outgoing failed = only(new ChainFact.TransactionMined(
                sent.txid(),
                new BlockRef(13, "0x13", 3),
                ChainFact.Status.ABORT_BY_RESPONSE,
                Bytes.ofHex("0x0801" + "%032x".formatted(200))));
        assertThat(failed.phase()).isEqualTo(Phase.ABORTED);
        assertThat(failed.reason()).contains("policy-registry#ERR_NOT_INITIALISED (u200)");
        state.finalised(13);
        assertThat(state.pending(KEEPER)).isZero();
        assertThat(state.isHandled(sent.key())).isTrue();
    }

    private Outgoing only(ChainFact fact) {
        List<Outgoing> records = SubmitterRule.fact(state, fact, 9);
        assertThat(records).hasSize(1);
        state.replay(records.getFirst());
        return records.getFirst();
    }

    @Test
    void ignoresWhatIsNotOurs() {
        ChainFact foreign = new ChainFact.TransactionMined(
                new Txid(Bytes.ofHex("ff".repeat(32))), new BlockRef(1, "x", 1), ChainFact.Status.SUCCESS, Bytes.EMPTY);
        assertThat(SubmitterRule.fact(state, foreign, 9)).isEmpty();
        assertThat(SubmitterRule.fact(state, new ChainFact.Irrelevant(), 9)).isEmpty();
    }
}
