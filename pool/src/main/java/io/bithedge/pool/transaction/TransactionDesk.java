package io.bithedge.pool.transaction;

import io.bithedge.pool.transaction.WalletTransaction.Status;
import java.time.InstantSource;
import java.util.Optional;

/** Takes registrations. What is watched already, or is over for good, is not written again. */
public final class TransactionDesk {
    private final WalletTransactions known;
    private final WatchLog log;
    private final InstantSource clock;

    public TransactionDesk(WalletTransactions known, WatchLog log, InstantSource clock) {
        this.known = known;
        this.log = log;
        this.clock = clock;
    }

    /** What is known of it by now. A transaction that was given up is watched anew. */
    public WalletTransaction register(String txid) {
        Optional<WalletTransaction> before = known.find(txid);
        if (before.isPresent() && (before.get().isWatched() || before.get().isFinal())) {
            return before.get();
        }
        long now = clock.millis();
        log.register(txid, now);
        return WalletTransaction.registered(txid, now);
    }

    /** FAILED in words; empty for every other status. */
    public static Optional<Failure> failure(WalletTransaction transaction) {
        return transaction.status() == Status.FAILED
                ? Optional.of(Failure.of(
                        transaction.place().wireStatus(), transaction.place().result()))
                : Optional.empty();
    }
}
