package io.bithedge.watcher.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which client registered what is watched. Who has more than his share gives up his own oldest, whoever he is: real transactions of
 * strangers, which anybody can register, keep nobody else's out. What a client registered before this process started counts for nobody.
 */
final class ClientShares {
    /** Who has less than this part of a share is no crowd by himself. */
    private static final int CROWD_PARTS = 10;

    private final int share;
    /** Key: txid, value: client. */
    private final Map<String, String> clients = new HashMap<>();
    /** Key: client, value: his txids, oldest first. */
    private final Map<String, Set<String>> watched = new HashMap<>();

    /** {@code share}: most of one client. */
    ClientShares(int share) {
        this.share = share;
    }

    /** Returns what this client's oldest is, when he has had his share. An empty client is nobody. */
    Optional<String> take(String txid, String client) {
        if (client.isEmpty()) {
            return Optional.empty();
        }
        clients.put(txid, client);
        Set<String> his = watched.computeIfAbsent(client, it -> new LinkedHashSet<>());
        his.add(txid);
        return his.size() > share ? his.stream().findFirst() : Optional.empty();
    }

    void drop(String txid) {
        Optional.ofNullable(clients.remove(txid))
                .ifPresent(client -> watched.computeIfPresent(client, (name, his) -> without(his, txid)));
    }

    private static @Nullable Set<String> without(Set<String> his, String txid) {
        his.remove(txid);
        return his.isEmpty() ? null : his;
    }

    /** The oldest of whoever has the most, a tenth of his; none when nobody has many. */
    List<String> oldestOfTheGreatest() {
        return watched.values().stream()
                .max(Comparator.comparingInt(Set::size))
                .filter(his -> his.size() >= Math.max(2, share / CROWD_PARTS))
                .map(his -> his.stream()
                        .limit(Math.max(1, his.size() / CROWD_PARTS))
                        .toList())
                .orElseGet(List::of);
    }

    /** Forgets everything that is not among these. */
    void retain(Set<String> txids) {
        new ArrayList<>(clients.keySet())
                .stream().filter(it -> !txids.contains(it)).forEach(this::drop);
    }
}
