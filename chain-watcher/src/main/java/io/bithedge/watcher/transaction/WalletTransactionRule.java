package io.bithedge.watcher.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.transaction.Seen.Standing.Dropped;
import io.bithedge.watcher.transaction.Seen.Standing.InMempool;
import io.bithedge.watcher.transaction.Seen.Standing.Mined;
import io.bithedge.watcher.transaction.WalletTransaction.Call;
import io.bithedge.watcher.transaction.WalletTransaction.Place;
import io.bithedge.watcher.transaction.WalletTransaction.Status;
import java.util.Optional;

/** A wallet transaction after one more look. Only what lies below the watcher's own final block is called final. */
public final class WalletTransactionRule {
    private final Patience patience;

    /**
     * How long a status may last before nobody looks any more.
     *
     * @param unseenMs for NOT_FOUND of what nobody ever knew: a wallet's transaction is in a mempool within seconds
     * @param lostMs for DROPPED, and NOT_FOUND of what was seen before
     * @param pendingMs for PENDING: nodes forget what waits longer
     */
    public record Patience(long unseenMs, long lostMs, long pendingMs) {}

    public WalletTransactionRule(Patience patience) {
        this.patience = patience;
    }

    /** {@code finalHeight} is the Stacks height of the newest final block; equal to `before` when nothing changed. */
    public WalletTransaction after(WalletTransaction before, Optional<Seen> seen, Now now) {
        Call call = seen.map(it -> new Call(it.sender(), it.contract(), it.function()))
                .orElse(before.call());
        if (seen.isEmpty()) {
            long patienceMs = before.isUnseen() ? patience.unseenMs() : patience.lostMs();
            return waiting(before, Status.NOT_FOUND, call, now, patienceMs);
        }
        return switch (seen.get().standing()) {
            case InMempool any -> waiting(before, Status.PENDING, call, now, patience.pendingMs());
            case Dropped dropped -> {
                WalletTransaction after = waiting(before, Status.DROPPED, call, now, patience.lostMs());
                Place why = new Place(0, "", 0, dropped.wireStatus(), Bytes.EMPTY);
                yield new WalletTransaction(
                        after.txid(),
                        after.status(),
                        false,
                        after.isWatched(),
                        call,
                        why,
                        after.registeredAtMs(),
                        after.changedAtMs());
            }
            case Mined mined -> mined(before, call, mined, now);
        };
    }

    /** The moment of a look: epoch milliseconds, and the newest final Stacks height. */
    public record Now(long millis, long finalHeight) {}

    private static WalletTransaction waiting(
            WalletTransaction before, Status status, Call call, Now now, long patienceMs) {
        long since = since(before, status, now);
        boolean isWatched = now.millis() - since < patienceMs;
        return new WalletTransaction(
                before.txid(), status, false, isWatched, call, Place.NOWHERE, before.registeredAtMs(), since);
    }

    private static WalletTransaction mined(WalletTransaction before, Call call, Mined mined, Now now) {
        boolean deep = mined.height() <= now.finalHeight();
        Status status = !mined.isSuccess() ? Status.FAILED : deep ? Status.FINAL : Status.IN_BLOCK;
        Place place = new Place(
                mined.height(), mined.indexBlockHash(), mined.burnHeight(), mined.wireStatus(), mined.result());
        return new WalletTransaction(
                before.txid(), status, deep, !deep, call, place, before.registeredAtMs(), since(before, status, now));
    }

    private static long since(WalletTransaction before, Status status, Now now) {
        return before.status() == status ? before.changedAtMs() : now.millis();
    }
}
