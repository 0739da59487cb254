package io.bithedge.pool.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Transactions in memory: what is registered is found at once. */
public final class MemoryTransactions implements WalletTransactions, WatchLog {
    public final Map<String, WalletTransaction> known = new HashMap<>();
    public final List<String> registered = new ArrayList<>();
    public final Set<String> clients = new HashSet<>();
    public boolean isDown;

    @Override
    public Optional<WalletTransaction> find(String txid) {
        return Optional.ofNullable(known.get(txid));
    }

    @Override
    public void register(Registration registration) {
        if (isDown) {
            throw new NotRecordedException("the broker is silent", new IllegalStateException("test"));
        }
        registered.add(registration.txid());
        clients.add(registration.client());
        known.putIfAbsent(registration.txid(), WalletTransaction.registered(registration.txid(), registration.atMs()));
    }
}
