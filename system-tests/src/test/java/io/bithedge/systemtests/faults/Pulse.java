package io.bithedge.systemtests.faults;

import io.bithedge.systemtests.RunningSystem;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How far the services are behind the chain, and whether somebody sends for every account. Looked at a few times a second. A block counts as
 * final when the burn block behind it was seen.
 */
final class Pulse implements AutoCloseable {
    static final int SEATS = 2;
    private static final long PAUSE_MS = 200;
    private static final double NANOS = 1e9;

    private final RunningSystem system;
    private final Prober prober;
    private final Thread thread;
    /** Key: height that no instance has applied, value: when it was seen to be final. */
    private final NavigableMap<Long, Long> waiting = new TreeMap<>();

    private long burnHeight = -1;
    private long height;
    private long known;
    private long seatsSinceNs = System.nanoTime();
    private double longestLag;
    private double longestWithoutSeats;

    Pulse(RunningSystem system, Prober prober) {
        this.system = system;
        this.prober = prober;
        this.thread = Thread.ofPlatform().name("pulse").start(this::run);
    }

    /** From here on the longest is looked for anew. */
    synchronized void beginFault() {
        longestLag = 0;
        longestWithoutSeats = 0;
    }

    /** Seconds for which a final block was applied nowhere. */
    synchronized double longestLag() {
        return Math.max(longestLag, lag());
    }

    private double lag() {
        return waiting.isEmpty() ? 0 : (System.nanoTime() - waiting.firstEntry().getValue()) / NANOS;
    }

    /** Seconds for which accounts had no submitter that answers. */
    synchronized double longestWithoutSeats() {
        return Math.max(longestWithoutSeats, withoutSeats());
    }

    private double withoutSeats() {
        return (System.nanoTime() - seatsSinceNs) / NANOS;
    }

    synchronized boolean hasAppliedUntil(long momentNs) {
        return waiting.isEmpty() || waiting.firstEntry().getValue() > momentNs;
    }

    synchronized boolean isSentForAll() {
        return withoutSeats() < 2;
    }

    synchronized long known() {
        return known;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        JsonNode devnet =
                Http.get(system.url("devnet") + "/devnet/status").json().orElse(Http.JSON.createObjectNode());
        long applied = -1;
        for (String part : Cluster.TOPOLOGIES) {
            applied = Math.max(applied, number(part, "appliedHeight"));
        }
        Set<Integer> seats = new HashSet<>();
        for (String part : Cluster.SUBMITTERS) {
            status(part).path("seats").forEach(seat -> seats.add(seat.asInt()));
        }
        note(devnet, applied, seats.size());
    }

    private synchronized void note(JsonNode devnet, long applied, int seats) {
        long now = System.nanoTime();
        long burn = devnet.path("burn_block_height").asLong(burnHeight);
        if (burn > burnHeight) {
            for (long each = known + 1; each <= height; each++) {
                waiting.put(each, now);
            }
            known = Math.max(known, height);
            burnHeight = burn;
            prober.at(burn);
        }
        height = devnet.path("height").asLong(height);
        while (!waiting.isEmpty() && waiting.firstKey() <= applied) {
            longestLag = Math.max(longestLag, lag());
            waiting.pollFirstEntry();
        }
        if (seats == SEATS) {
            longestWithoutSeats = Math.max(longestWithoutSeats, withoutSeats());
            seatsSinceNs = now;
        }
    }

    private long number(String part, String field) throws InterruptedException {
        return status(part).path(field).asLong(-1);
    }

    /** Of one that does not answer at once: nothing. */
    private JsonNode status(String part) throws InterruptedException {
        return Http.quick(system.url(part) + "/status").json().orElse(Http.JSON.createObjectNode());
    }

    @Override
    public void close() {
        Waiting.end(thread);
    }
}
