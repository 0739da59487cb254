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

    /** Whether registering it writes nothing: it is watched already, or over for good. */
    public boolean isKnown(String txid) {
        return settled(txid).isPresent();
    }

    /** What is known of it by now. A transaction that was given up is watched anew, for {@code client}. */
    public WalletTransaction register(String txid, String client) {
        return settled(txid).orElseGet(() -> {
            long now = clock.millis();
            log.register(new WatchLog.Registration(txid, client, now));
            return WalletTransaction.registered(txid, now);
        });
    }

    private Optional<WalletTransaction> settled(String txid) {
        return known.find(txid).filter(it -> it.isWatched() || it.isFinal());
    }

    /** FAILED in words; empty for every other status. */
    public static Optional<Failure> failure(WalletTransaction transaction) {
        return transaction.status() == Status.FAILED
                ? Optional.of(Failure.of(
                        transaction.place().wireStatus(), transaction.place().result()))
                : Optional.empty();
    }
}
