package io.bithedge.submitter.step;

import static io.bithedge.submitter.step.Simulation.KEEPER;
import static io.bithedge.submitter.step.Simulation.command;
import static io.bithedge.submitter.step.Simulation.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.step.FakeChain.Kind;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.Sighting;
import io.bithedge.submitter.value.Snapshot;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes wrong with nonces is seen, said and healed. */
class NonceHealingTest {
    private final Simulation simulation = new Simulation();

    private void cycles(int count) {
        for (int i = 0; i < count; i++) {
            simulation.cycle(Faults.none(), 5_000);
        }
    }

    private void issue(Command command) {
        simulation.log.append(command);
        cycles(2);
    }

    private SubmittedTransaction last(long policyId) {
        return requireNonNull(simulation.log.records().get(key(KEEPER, policyId)));
    }

    private List<TransactionState> history(CommandKey key) {
        return simulation.log.history().stream()
                .filter(o -> o.key().equals(key))
                .map(SubmittedTransaction::state)
                .toList();
    }

    @Test
    void tellsTheWholeLifeOfATransaction() {
        issue(command(KEEPER, 1L));
        cycles(2);
        simulation.chain.mine(5, 1);
        cycles(1);
        simulation.chain.finaliseUpTo(1);
        cycles(1);
        assertThat(history(key(KEEPER, 1)))
                .containsExactly(
                        TransactionState.ACCEPTED,
                        TransactionState.PREFLIGHTED,
                        TransactionState.INTENT,
                        TransactionState.SIGNED,
                        TransactionState.POSTED,
                        TransactionState.IN_MEMPOOL,
                        TransactionState.MINED,
                        TransactionState.FINAL);
    }

    /** What becomes of its bytes is for him to say who has the account now. */
    @Test
    void postsNothingAnyMoreWhenSomebodyElseHasOpenedTheLog() {
        issue(command(KEEPER, 1L));
        Txid posted = last(1).signed().orElseThrow().txid();
        simulation.chain.forgetMempool();
        assertThat(simulation.log.open(Faults::none).holds(KEEPER)).isTrue();

        for (int i = 0; i < 20 && !simulation.snapshot().equals(Snapshot.EMPTY); i++) {
            cycles(1);
        }
        assertThat(simulation.snapshot()).as("the agent has ended").isEqualTo(Snapshot.EMPTY);
        assertThat(simulation.chain.lookUp(posted)).isInstanceOf(Sighting.Unknown.class);

        // The next one has read what the log says, and posts the same bytes.
        cycles(2);
        assertThat(simulation.chain.lookUp(posted)).isInstanceOf(Sighting.InMempool.class);
    }

    /** Somebody else's transaction took nonce 0: nothing is signed anew before that is final, and then under nonce 1. */
    @Test
    void signsAnewUnderTheNextNonceWhenForeignUseIsFinal() {
        issue(command(KEEPER, 1L));
        assertThat(last(1).nonce()).isZero();
        simulation.chain.forgetMempool();
        simulation.chain.mineForeign(simulation.address(KEEPER));
        cycles(20);
        assertThat(last(1).nonce()).isZero();
        assertThat(simulation.snapshot().troubles())
                .singleElement()
                .asString()
                .contains("nonce 0 is used, waiting for the watcher");
        simulation.chain.finaliseUpTo(1);
        cycles(20);
        assertThat(last(1).nonce()).isEqualTo(1);
        assertThat(simulation.log.incidents().values())
                .extracting(Incident::code)
                .contains("KEY_USED_ELSEWHERE");
        simulation.settle();
        assertThat(simulation.state(KEEPER, 1)).isEqualTo(TransactionState.FINAL);
        assertThat(simulation.snapshot().troubles()).isEmpty();
    }

    /** A nonce that is bound stands in the log for good: after this one no other would ever be mined. */
    @Test
    void aNodeAloneIsNotBelievedThatOthersUseTheKey() {
        simulation.lie(Long.MAX_VALUE);
        issue(command(KEEPER, 1L));
        cycles(5);
        assertThat(last(1).nonce()).isZero();
        simulation.lie(1_000);
        issue(command(KEEPER, 2L));
        assertThat(last(2).nonce()).isEqualTo(1);
        simulation.lie(0);
        simulation.settle();
        assertThat(simulation.state(KEEPER, 2)).isEqualTo(TransactionState.FINAL);
    }

    /** A transaction with nonce 2 is out, and the node waits for nonce 0: the records of 0 and 1 were lost. */
    @Test
    void fillsAHoleThatNoneOfOursHas() {
        SubmittedTransaction posted = posted(2);
        simulation.log.seed(posted);
        simulation.log.append(command(KEEPER, 1L));
        cycles(14);
        assertThat(simulation.snapshot().troubles())
                .singleElement()
                .asString()
                .contains("waits for nonce 0 of keeper, which none of ours has");
        // Two burn blocks of patience: the node might only be behind.
        simulation.chain.mine(0, 1);
        cycles(14);
        assertThat(simulation.log.records()).doesNotContainKey(SubmittedTransaction.fillerKey(KEEPER, 0));
        simulation.settle();
        assertThat(simulation.log.records())
                .containsKeys(SubmittedTransaction.fillerKey(KEEPER, 0), SubmittedTransaction.fillerKey(KEEPER, 1));
        assertThat(simulation.state(KEEPER, 1)).isEqualTo(TransactionState.FINAL);
        assertThat(simulation.unfinished()).isEmpty();
    }

    private SubmittedTransaction posted(long nonce) {
        Simulation other = new Simulation();
        other.log.append(command(KEEPER, 1L));
        other.cycle(Faults.none());
        SubmittedTransaction sent = requireNonNull(other.log.records().get(key(KEEPER, 1)));
        Envelope.Signed signed = sent.signed().orElseThrow();
        Envelope.Draft draft = new Envelope.Draft(nonce, signed.feeMicroStx(), signed.bytes());
        SigningPort.Outcome.Signed again = (SigningPort.Outcome.Signed)
                simulation.signer.sign(new SigningPort.SignRequest(KEEPER, draft.unsigned(), Optional.empty()));
        Bytes bytes = again.bytes();
        Txid txid = again.txid();
        return sent.enveloped(
                TransactionState.POSTED,
                Cause.NONE,
                "",
                new Envelope.Signed(nonce, draft.feeMicroStx(), bytes, txid, 100),
                1);
    }

    @Test
    void postsAgainWhatAMempoolForgot() {
        issue(command(KEEPER, 1L));
        cycles(2);
        assertThat(simulation.state(KEEPER, 1)).isEqualTo(TransactionState.IN_MEMPOOL);
        simulation.chain.forgetMempool();
        cycles(30);
        assertThat(history(key(KEEPER, 1)))
                .containsSubsequence(TransactionState.IN_MEMPOOL, TransactionState.POSTED, TransactionState.IN_MEMPOOL);
        assertThat(simulation.log.history())
                .anyMatch(o -> o.cause() == Cause.FORGOTTEN && o.reason().contains("in no mempool any more"));
        simulation.chain.mine(5, 1);
        cycles(1);
        assertThat(simulation.state(KEEPER, 1)).isEqualTo(TransactionState.MINED);
    }

    /** The node takes the bytes and throws them out; another one is chained behind. */
    @Test
    void fillsTheNonceOfWhatNobodyWillMine() {
        long bad = Kind.PROBLEMATIC.id(1);
        simulation.log.append(command(KEEPER, bad));
        simulation.cycle(Faults.none(), 500);
        issue(command(KEEPER, 2L));
        simulation.settle();
        assertThat(simulation.state(KEEPER, bad)).isEqualTo(TransactionState.DROPPED);
        assertThat(last(bad).reason()).contains("dropped_problematic").contains("nonce 0 was used by its filler");
        assertThat(simulation.state(KEEPER, 2)).isEqualTo(TransactionState.FINAL);
        assertThat(last(2).nonce()).isEqualTo(1);
        assertThat(requireNonNull(simulation.log.records().get(SubmittedTransaction.fillerKey(KEEPER, 0)))
                        .state())
                .isEqualTo(TransactionState.FINAL);
    }

    /** The node will not have it, some other node may: a filler takes its nonce, the next command the next one. */
    @Test
    void fillsTheNonceOfWhatTheNodeRefuses() {
        long bad = Kind.REFUSED.id(1);
        issue(command(KEEPER, bad));
        assertThat(simulation.state(KEEPER, bad)).isEqualTo(TransactionState.PARKED);
        issue(command(KEEPER, 2L));
        assertThat(last(2).nonce()).isEqualTo(1);
        simulation.settle();
        assertThat(simulation.state(KEEPER, bad)).isEqualTo(TransactionState.DROPPED);
        assertThat(last(bad).reason()).contains("BadFunctionArgument");
        assertThat(simulation.state(KEEPER, 2)).isEqualTo(TransactionState.FINAL);
    }

    @Test
    void twentyAreAfloatAndTheOthersWait() {
        simulation.chain.pressure(1);
        for (long policy = 1; policy <= 50; policy++) {
            simulation.log.append(command(KEEPER, policy));
            simulation.cycle(Faults.none(), 10);
        }
        cycles(60);
        assertThat(simulation.snapshot().states().getOrDefault(TransactionState.IN_MEMPOOL, 0L))
                .isEqualTo(20);
        assertThat(requireNonNull(simulation.snapshot().signers().get("keeper")).waiting())
                .isEqualTo(30);
        simulation.settle();
        assertThat(simulation.chain.executions())
                .hasSize(50)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void saysSoWhenATransactionIsInNoBlockForLong() {
        issue(command(KEEPER, 1L));
        cycles(170);
        assertThat(simulation.snapshot().troubles()).isEmpty();
        cycles(20);
        assertThat(simulation.snapshot().troubles())
                .singleElement()
                .asString()
                .startsWith("keeper:process-expirations:1: in no block for 15 minutes");
    }
}
