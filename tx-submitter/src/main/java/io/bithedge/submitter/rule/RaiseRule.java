package io.bithedge.submitter.rule;

import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;

/** The same call under the same nonce for more. Pure. */
public final class RaiseRule {
    private RaiseRule() {}

    /** Two records of one commit: the bytes that stood are replaced, and new ones are to be signed. Any of them may be mined. */
    public static List<SubmittedTransaction> raised(
            SubmittedTransaction transaction, long feeMicroStx, String why, long nowMs) {
        Envelope.Signed before = transaction.signed().orElseThrow();
        String words = "%s: %d to %d micro-STX".formatted(why, before.feeMicroStx(), feeMicroStx);
        Envelope.Draft draft = new Envelope.Draft(before.nonce(), feeMicroStx, before.bytes());
        return List.of(
                transaction.moved(TransactionState.REPLACED, Cause.MORE_FEE, words, nowMs),
                transaction.drafted(draft, transaction.txids(), words, nowMs));
    }
}
