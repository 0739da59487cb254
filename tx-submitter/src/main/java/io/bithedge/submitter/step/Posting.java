package io.bithedge.submitter.step;

import io.bithedge.stacks.Txid;
import io.bithedge.submitter.rule.PostRule;
import io.bithedge.submitter.rule.PostRule.Verdict;
import io.bithedge.submitter.rule.SlotRule;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.PostOutcome;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Step: what is signed goes to the nodes, lowest nonce first, and again until it is in a block. */
final class Posting {
    private final Desk desk;
    private final RetrySchedule<Txid> reposts;
    private final RetrySchedule<Txid> retries;
    /** What nodes say to the fees, where it is not fine. */
    private final Map<Txid, PostRule.Fee> fees = new HashMap<>();

    Posting(Desk desk) {
        this.desk = desk;
        reposts = new RetrySchedule<>(
                desk.settings().repostFirst(), desk.settings().repostLongest());
        retries = desk.retries();
    }

    int postDue(SignerRole role) {
        int posted = 0;
        for (SubmittedTransaction sent : desk.state().afloat(role)) {
            Envelope.Signed signed = sent.signed().orElseThrow();
            if (!isDue(sent, signed.txid()) || !SlotRule.isPosted(desk.state(), sent)) {
                continue;
            }
            posted++;
            if (!post(sent, signed)) {
                // Those behind it would only be chained to one that is not there.
                return posted;
            }
        }
        return posted;
    }

    public PostRule.Fee fee(SubmittedTransaction sent) {
        return fees.getOrDefault(sent.signed().orElseThrow().txid(), PostRule.Fee.FINE);
    }

    /** What left the mempool, or never was there, does not wait for its next round. */
    private boolean isDue(SubmittedTransaction sent, Txid txid) {
        boolean isMissing = sent.state() == TransactionState.SIGNED
                || sent.state() == TransactionState.ROLLED_BACK
                || sent.cause() == Cause.FORGOTTEN;
        return retries.isDue(txid, desk.nowMs()) && (isMissing || reposts.isDue(txid, desk.nowMs()));
    }

    /** True when a node has it. */
    private boolean post(SubmittedTransaction sent, Envelope.Signed signed) {
        // Whoever has the account since may have bound its nonce anew.
        desk.journal().confirm();
        PostOutcome outcome = desk.chain().post(signed.bytes(), signed.txid());
        Verdict verdict = PostRule.verdict(
                desk.state(), sent, outcome, desk.nonces().posted(signed.txid(), outcome), desk.nowMs());
        if (outcome instanceof PostOutcome.NonceUsed) {
            desk.journal().tally().nonceTrouble();
        }
        if (!verdict.records().isEmpty()) {
            tellForeignUse(sent, outcome, verdict);
            desk.journal().store(verdict.records());
        }
        remember(signed.txid(), verdict);
        desk.troubles().post(sent.key(), verdict.trouble());
        return verdict.isTaken();
    }

    private void tellForeignUse(SubmittedTransaction sent, PostOutcome outcome, Verdict verdict) {
        boolean hasFiller = verdict.records().stream().anyMatch(SubmittedTransaction::isFiller);
        if (outcome instanceof PostOutcome.NonceUsed(String detail, long tipHeight) && !hasFiller) {
            desk.journal().report(Incident.keyUsedElsewhere(sent.role(), sent.nonce(), detail));
        }
    }

    private void remember(Txid txid, Verdict verdict) {
        if (verdict.isTaken()) {
            retries.forget(txid);
            reposts.postpone(txid, desk.nowMs());
        } else {
            retries.postpone(txid, desk.nowMs());
        }
        if (verdict.fee() != PostRule.Fee.FINE) {
            fees.put(txid, verdict.fee());
        } else if (verdict.isTaken()) {
            fees.remove(txid);
        }
    }

    /** Forgets what is in blocks or replaced. */
    void sweep() {
        Set<Txid> afloat = desk.afloat();
        reposts.retain(afloat);
        retries.retain(afloat);
        fees.keySet().retainAll(afloat);
        desk.nonces().retain(afloat);
        desk.troubles()
                .keepPosts(key -> desk.state()
                        .get(key)
                        .filter(SubmittedTransaction::isAfloat)
                        .isPresent());
    }
}
