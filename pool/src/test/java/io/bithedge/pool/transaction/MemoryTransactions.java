package io.bithedge.pool.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Transactions in memory: what is registered is found at once. */
public final class MemoryTransactions implements WalletTransactions, WatchLog {
    public final Map<String, WalletTransaction> known = new HashMap<>();
    public final List<String> registered = new ArrayList<>();
    public boolean isDown;

    @Override
    public Optional<WalletTransaction> find(String txid) {
        return Optional.ofNullable(known.get(txid));
    }

    @Override
    public void register(String txid, long atMs) {
        if (isDown) {
            throw new NotRecordedException("the broker is silent", new IllegalStateException("test"));
        }
        registered.add(txid);
        known.putIfAbsent(txid, WalletTransaction.registered(txid, atMs));
    }
}
