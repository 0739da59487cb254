package io.bithedge.brokertests;

import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.Optional;

/** Records that hold together. */
final class Samples {
    private Samples() {}

    static SubmittedTransaction transaction() {
        return new SubmittedTransaction(
                new CommandKey(new SignerRole("keeper"), "command"),
                List.of("command"),
                new SubmittedTransaction.Status(TransactionState.INTENT, Cause.NONE, "why", "ops", 1L),
                new SubmittedTransaction.Target("ST1", "ST1.policy-registry", "process-expirations"),
                Optional.of(new Envelope.Draft(1, 300, Bytes.ofHex("01"))),
                List.of(),
                SubmittedTransaction.Landing.NONE,
                80,
                List.of());
    }
}
