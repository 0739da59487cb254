package io.bithedge.submitter.rule;

import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Outgoing;
import io.bithedge.submitter.value.Phase;
import java.util.List;

/** The same call under the same nonce for more. Pure. */
public final class RaiseRule {
    private RaiseRule() {}

    /** Two records of one commit: the bytes that stood are replaced, and new ones are to be signed. Any of them may be mined. */
    public static List<Outgoing> raised(Outgoing outgoing, long feeMicroStx, String why, long nowMs) {
        Envelope.Signed before = outgoing.signed().orElseThrow();
        String words = "%s: %d to %d micro-STX".formatted(why, before.feeMicroStx(), feeMicroStx);
        Envelope.Draft draft = new Envelope.Draft(before.nonce(), feeMicroStx, before.bytes());
        return List.of(
                outgoing.moved(Phase.REPLACED, Cause.MORE_FEE, words, nowMs),
                outgoing.drafted(draft, outgoing.txids(), words, nowMs));
    }
}
