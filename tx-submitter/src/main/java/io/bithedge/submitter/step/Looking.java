package io.bithedge.submitter.step;

import io.bithedge.stacks.Txid;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.rule.FactRule;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.Set;

/**
 * Step: asks where posted transactions are, for what mempools say may get lost. At most one question per role and cycle. The answer
 * moves a transaction within mempools only: blocks are the watcher's.
 */
final class Looking {
    private final Desk desk;
    private final RetrySchedule<Txid> questions;

    Looking(Desk desk) {
        this.desk = desk;
        questions = new RetrySchedule<>(
                desk.settings().repostFirst(), desk.settings().repostLongest());
    }

    int lookDue(SignerRole role) {
        for (SubmittedTransaction sent : desk.state().afloat(role)) {
            Txid txid = sent.signed().orElseThrow().txid();
            boolean isAsked = sent.state() == TransactionState.POSTED || sent.state() == TransactionState.IN_MEMPOOL;
            if (isAsked && questions.isDue(txid, desk.nowMs())) {
                questions.postpone(txid, desk.nowMs());
                return look(txid);
            }
        }
        return 0;
    }

    private int look(Txid txid) {
        try {
            ChainFact seen = new ChainFact.MempoolSaw(txid, desk.chain().lookUp(txid));
            List<SubmittedTransaction> records = FactRule.records(desk.state(), seen, desk.nowMs());
            if (!records.isEmpty()) {
                desk.journal().store(records);
            }
            return records.size();
        } catch (ChainPort.Unavailable e) {
            return 0;
        }
    }

    void sweep() {
        Set<Txid> afloat = desk.afloat();
        questions.retain(afloat);
    }
}
