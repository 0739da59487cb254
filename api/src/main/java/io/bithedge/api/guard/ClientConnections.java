package io.bithedge.api.guard;

import java.nio.channels.Channel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The open connections of each client. What was closed meanwhile is forgotten when somebody counts. */
final class ClientConnections {
    private static final int FEW_CLIENTS = 1_024;

    private final int most;
    private final Map<String, Set<Channel>> open = new HashMap<>();
    /** With more clients than this, those that have closed all are forgotten. */
    private int many = FEW_CLIENTS;

    /** {@code most}: of one client; 0 for as many as he likes. */
    ClientConnections(int most) {
        this.most = most;
    }

    synchronized boolean admits(String address, Channel connection) {
        if (most == 0) {
            return true;
        }
        if (open.size() > many) {
            open.values().removeIf(ClientConnections::isGone);
            many = Math.max(FEW_CLIENTS, 2 * open.size());
        }
        Set<Channel> his = open.computeIfAbsent(Clients.key(address), any -> new HashSet<>());
        his.removeIf(it -> !it.isOpen());
        return his.size() < most && his.add(connection);
    }

    private static boolean isGone(Set<Channel> connections) {
        connections.removeIf(it -> !it.isOpen());
        return connections.isEmpty();
    }

    synchronized int clients() {
        return open.size();
    }
}
