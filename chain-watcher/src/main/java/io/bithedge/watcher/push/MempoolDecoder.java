package io.bithedge.watcher.push;

import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.MempoolTransactionDropped;
import io.bithedge.schemas.avro.MempoolTransactionSeen;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.client.PushBody;
import io.bithedge.stacks.client.PushedMempool;
import io.bithedge.stacks.transaction.TransactionOutline;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Mempool pushes as facts. Of what was taken in only the transactions that one of `accounts` signed or pays for, or all when no
 * account is named. Of what was thrown out everything: the push names no sender, and a drop may tell of a transaction that was
 * seen before the last restart.
 */
final class MempoolDecoder {
    private final Set<String> accounts;

    MempoolDecoder(Set<String> accounts) {
        this.accounts = Set.copyOf(accounts);
    }

    /** Gives them one by one: a body may hold more than memory does. */
    void seen(PushBody body, long nowMs, Consumer<MempoolEvent> each) {
        PushedMempool.readTaken(body, raw -> {
            if (concernsUs(raw)) {
                String txid = new Txid(Hashes.sha512Over256(raw)).prefixedHex();
                each.accept(new MempoolEvent(new MempoolTransactionSeen(txid, nowMs)));
            }
        });
    }

    void dropped(PushBody body, long nowMs, Consumer<MempoolEvent> each) {
        PushedMempool.Cause cause = PushedMempool.readCause(body);
        PushedMempool.readDropped(
                body,
                txid -> each.accept(new MempoolEvent(new MempoolTransactionDropped(
                        txid.prefixedHex(), cause.reason(), cause.replacement().orElse(null), nowMs))));
    }

    /** What we cannot decode we did not sign. */
    private boolean concernsUs(Bytes raw) {
        if (accounts.isEmpty()) {
            return true;
        }
        try {
            TransactionOutline signed = TransactionOutline.of(raw);
            return accounts.contains(signed.origin().address().toString())
                    || accounts.contains(signed.payer().address().toString());
        } catch (MalformedException | IllegalArgumentException e) {
            return false;
        }
    }
}
