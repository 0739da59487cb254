package io.bithedge.submitter.step;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.port.SigningPort.Outcome;
import io.bithedge.submitter.port.SigningPort.SignRequest;
import io.bithedge.submitter.rule.SlotRule;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.math.BigInteger;
import java.util.Optional;

/** Step: what is bound gets its signature. The draft is durable, so whoever asks after a crash asks for the same bytes. */
public final class Signing {
    private final Desk desk;
    private final SigningPort signer;
    private final RetrySchedule<SignerRole> attempts;

    public Signing(Desk desk, SigningPort signer) {
        this.desk = desk;
        this.signer = signer;
        attempts = desk.retries();
    }

    int signDue(SignerRole role) {
        int signed = 0;
        for (SubmittedTransaction intent : desk.state().unsigned(role)) {
            if (!attempts.isDue(role, desk.nowMs())) {
                break;
            }
            signed += sign(role, intent) ? 1 : 0;
        }
        return signed;
    }

    private boolean sign(SignerRole role, SubmittedTransaction intent) {
        Envelope.Draft draft = intent.draft().orElseThrow();
        StacksTransaction unsigned = draft.unsigned();
        SignRequest request = new SignRequest(role, unsigned, SlotRule.signedLast(desk.state(), intent));
        switch (signer.sign(request)) {
            case Outcome.Signed(Bytes bytes, Txid txid) -> {
                if (!isWhatWasAsked(unsigned, bytes, txid)) {
                    refuse(intent, draft, "SIGNER_CHANGED_IT: asked for other bytes than it signed");
                    return false;
                }
                Envelope.Signed signed = new Envelope.Signed(
                        draft.nonce(),
                        draft.feeMicroStx(),
                        bytes,
                        txid,
                        desk.state().burnTip());
                desk.journal().store(intent.enveloped(TransactionState.SIGNED, Cause.NONE, "", signed, desk.nowMs()));
            }
            case Outcome.Refused(String code, String message) -> {
                refuse(intent, draft, code + ": " + message);
                return false;
            }
            case Outcome.Unavailable(String why) -> {
                attempts.postpone(role, desk.nowMs());
                desk.troubles().signature(role, role + ": the signer does not answer: " + why);
                return false;
            }
        }
        attempts.forget(role);
        desk.troubles().signature(role, "");
        return true;
    }

    /** The same but for the signature, and the id is that of the bytes. */
    private static boolean isWhatWasAsked(StacksTransaction asked, Bytes bytes, Txid txid) {
        try {
            StacksTransaction got = StacksTransaction.decode(bytes);
            return got.txid().equals(txid)
                    && got.withAuthorization(asked.authorization()).encode().equals(asked.encode())
                    && Envelope.unsigned(got).equals(asked.authorization());
        } catch (MalformedException e) {
            return false;
        }
    }

    /** The nonce is free again; or what was signed for it before stands; or a hole stays, and an operator has to see to the signer. */
    private void refuse(SubmittedTransaction intent, Envelope.Draft draft, String why) {
        Optional<Txid> before = intent.replaced().isEmpty()
                ? Optional.empty()
                : Optional.of(intent.replaced().getLast());
        if (before.isPresent() && isSignedAs(draft.bytes(), before.get())) {
            BigInteger fee = Envelope.fee(StacksTransaction.decode(draft.bytes()));
            Envelope.Signed stands = new Envelope.Signed(
                    draft.nonce(),
                    fee.longValueExact(),
                    draft.bytes(),
                    before.get(),
                    desk.state().burnTip());
            desk.journal()
                    .store(intent.enveloped(TransactionState.PARKED, Cause.SIGNER_REFUSED, why, stands, desk.nowMs()));
        } else if (intent.isFiller()) {
            desk.journal().store(intent.moved(TransactionState.PARKED, Cause.SIGNER_REFUSED, why, desk.nowMs()));
        } else {
            // Of several commands it may be one: each is tried alone.
            TransactionState to = intent.carries().size() > 1 ? TransactionState.ACCEPTED : TransactionState.PARKED;
            desk.journal().store(intent.released(to, Cause.SIGNER_REFUSED, why, desk.nowMs()));
        }
    }

    private static boolean isSignedAs(Bytes bytes, Txid txid) {
        return StacksTransaction.decode(bytes).txid().equals(txid);
    }
}
