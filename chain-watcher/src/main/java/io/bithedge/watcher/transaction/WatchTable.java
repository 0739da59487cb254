package io.bithedge.watcher.transaction;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is watched right now, by txid and by whose turn it is. Of one thread. */
final class WatchTable {
    /** This part of the table is made free at once when it is full. */
    private static final int ROOM_PARTS = 10;

    private final Map<String, Watch> byTxid = new HashMap<>();
    private final TreeSet<Watch> byTurn = new TreeSet<>(Comparator.comparingLong(Watch::nextLookMs)
            .thenComparing(it -> it.transaction().txid()));

    /** A transaction, and from when on it is looked up again (epoch milliseconds). */
    record Watch(WalletTransaction transaction, long nextLookMs) {}

    /** Begins anew with these; each is due at once. */
    void replaceAll(Collection<WalletTransaction> transactions, long nowMs) {
        byTxid.clear();
        byTurn.clear();
        transactions.forEach(it -> put(it, nowMs));
    }

    /** Takes the place of what is known of this transaction. */
    void put(WalletTransaction transaction, long nextLookMs) {
        remove(transaction.txid());
        Watch watch = new Watch(transaction, nextLookMs);
        byTxid.put(transaction.txid(), watch);
        byTurn.add(watch);
    }

    /** As {@link #put}; a known one keeps its turn, a new one is due at once. */
    void update(WalletTransaction transaction, long nowMs) {
        Watch before = byTxid.get(transaction.txid());
        put(transaction, before == null ? nowMs : before.nextLookMs());
    }

    void remove(String txid) {
        Watch before = byTxid.remove(txid);
        if (before != null) {
            byTurn.remove(before);
        }
    }

    @Nullable
    WalletTransaction find(String txid) {
        Watch watch = byTxid.get(txid);
        return watch == null ? null : watch.transaction();
    }

    boolean contains(String txid) {
        return byTxid.containsKey(txid);
    }

    Set<String> txids() {
        return byTxid.keySet();
    }

    int size() {
        return byTxid.size();
    }

    /** The oldest that were looked for and never seen, when {@code most} is what fits: an id that was made up keeps no real one out. */
    List<String> neverSeen(int most) {
        return byTxid.values().stream()
                .map(Watch::transaction)
                .filter(it -> it.isUnseen() && it.status() == WalletTransaction.Status.NOT_FOUND)
                .sorted(Comparator.comparingLong(WalletTransaction::registeredAtMs)
                        .thenComparing(WalletTransaction::txid))
                .limit(Math.max(1, most / ROOM_PARTS))
                .map(WalletTransaction::txid)
                .toList();
    }

    /** At most {@code looks}, who waited longest first; half of them at least for what was seen, and half for what was not yet. */
    List<WalletTransaction> due(int looks, long nowMs) {
        Map<Boolean, List<WalletTransaction>> due = byTurn.stream()
                .takeWhile(it -> it.nextLookMs() <= nowMs)
                .map(Watch::transaction)
                .collect(Collectors.partitioningBy(WalletTransaction::isUnseen));
        List<WalletTransaction> seen = due.getOrDefault(false, List.of());
        List<WalletTransaction> unseen = due.getOrDefault(true, List.of());
        int forUnseen = Math.min(unseen.size(), Math.max(looks - looks / 2, looks - seen.size()));
        return Stream.concat(
                        seen.stream().limit((long) looks - Math.min(forUnseen, looks)),
                        unseen.stream().limit(Math.min(forUnseen, looks)))
                .toList();
    }
}
