package io.bithedge.pool.transaction;

import java.util.Optional;

/** Transactions that somebody registered within a month, with any instance. */
public interface WalletTransactions {
    /** Throws NotReadyException until the tables were read once. */
    Optional<WalletTransaction> find(String txid);
}
