package io.bithedge.submitter.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is done with does not stay for ever. */
class SubmitterStateTest {
    private static final SignerRole KEEPER = new SignerRole("keeper");

    @Test
    void remembersTheCommandsThatEndedLast() {
        SubmitterState state = new SubmitterState(10);
        for (int number = 1; number <= 25; number++) {
            state.replay(finalTransaction(number, number));
        }
        assertThat(state.isDone(key(25))).isTrue();
        assertThat(state.isDone(key(16))).isTrue();
        assertThat(state.isDone(key(15))).isFalse();
        assertThat(state.highestFinalNonce(KEEPER)).hasValue(25);

        // Read again, it is the newest.
        state.replay(finalTransaction(16, 16));
        state.replay(finalTransaction(26, 26));
        assertThat(state.isDone(key(16))).isTrue();
        assertThat(state.isDone(key(17))).isFalse();
    }

    /** A transaction at every tenth burn block for years: the fees of a day are counted, the rows are of some days. */
    @Test
    void remembersTheFeesOfSomeDays() {
        SpentFees fees = new SpentFees();
        for (int number = 1; number <= 30_000; number++) {
            fees.replay(finalTransaction(number, 10L * number));
        }
        assertThat(fees.since(KEEPER, 300_000 - BurnBlocks.DAY)).isEqualTo(15 * 300);
        assertThat(fees.newestBurnHeight(KEEPER)).isEqualTo(300_000);
        assertThat(fees.size()).isLessThan(2 * 1_100);
    }

    private static CommandKey key(int number) {
        return new CommandKey(KEEPER, "command-" + number);
    }

    private static SubmittedTransaction finalTransaction(int number, long burnHeight) {
        Txid txid = new Txid(Bytes.ofHex("%064x".formatted(number)));
        return new SubmittedTransaction(
                key(number),
                List.of("command-" + number),
                new SubmittedTransaction.Status(TransactionState.FINAL, Cause.NONE, "", "", 0),
                new SubmittedTransaction.Target("ST1", "ST1.policy-registry", "process-expirations"),
                Optional.of(new Envelope.Signed(number, 300, Bytes.ofHex("00"), txid, burnHeight)),
                List.of(),
                new SubmittedTransaction.Landing(
                        new BlockRef(number, "0x%x".formatted(number), burnHeight),
                        Optional.of(txid),
                        Bytes.ofHex("0703")),
                0,
                List.of());
    }
}
