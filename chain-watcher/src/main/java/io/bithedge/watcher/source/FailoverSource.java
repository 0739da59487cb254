package io.bithedge.watcher.source;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several endpoints as one source. Stays with one until it fails or falls behind, then goes to the one with the best score that
 * does not rest. Changing in the middle of a batch is harmless: blocks are linked by hash, and the endpoint that is asked last
 * whether the newest is canonical must agree with all of them. Thread-safe.
 */
public final class FailoverSource implements BlockSource {
    private final List<Endpoint> endpoints;
    private final InstantSource clock;
    private final long maxBlocksBehind;
    private Endpoint current;

    /**
     * Prefers the endpoints in their order at first.
     *
     * @param maxBlocksBehind an endpoint whose tip lies further below the best one is left, 0 or more.
     */
    public FailoverSource(List<Endpoint> endpoints, long maxBlocksBehind, InstantSource clock) {
        if (endpoints.isEmpty() || maxBlocksBehind < 0) {
            throw new IllegalArgumentException("expected an endpoint and a distance of 0 or more, got %d and %d"
                    .formatted(endpoints.size(), maxBlocksBehind));
        }
        this.endpoints = List.copyOf(endpoints);
        this.maxBlocksBehind = maxBlocksBehind;
        this.clock = clock;
        this.current = endpoints.getFirst();
    }

    @Override
    public SourceTip tip() {
        leaveWhoFellBehind();
        return ask(BlockSource::tip);
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        return ask(source -> source.canonicalAt(height));
    }

    /** A block is the same whoever tells it: what one endpoint does not know, another may. */
    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        Optional<ChainBlock> found = ask(source -> source.byId(id));
        if (found.isPresent() || endpoints.size() == 1) {
            return found;
        }
        return candidates().stream()
                .flatMap(endpoint -> tryById(endpoint, id).stream())
                .findFirst();
    }

    /** One that fails here is noted in its health; the answer of the others stands. */
    private static Optional<ChainBlock> tryById(Endpoint endpoint, BlockId id) {
        try {
            return endpoint.byId(id);
        } catch (SourceException unreachable) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isCanonical(BlockId id) {
        return ask(source -> source.isCanonical(id));
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        return ask(source -> source.transactions(block));
    }

    /** Why it does not read from the first endpoint; empty when it does. */
    public synchronized String remark() {
        Endpoint first = endpoints.getFirst();
        return current == first
                ? ""
                : "reading from %s: %s failed or is behind".formatted(current.name(), first.name());
    }

    private <T> T ask(Function<BlockSource, T> question) {
        List<String> failures = new ArrayList<>();
        for (Endpoint endpoint : candidates()) {
            try {
                T answer = question.apply(endpoint);
                stayWith(endpoint);
                return answer;
            } catch (SourceException e) {
                failures.add(endpoint.name() + ": " + e.getMessage());
                if (endpoints.size() == 1) {
                    throw e;
                }
            }
        }
        throw new SourceException(
                failures.isEmpty() ? resting() : "no endpoint answers: " + String.join("; ", failures));
    }

    /** The current one first, then by score; without those that rest. */
    private synchronized List<Endpoint> candidates() {
        Instant now = clock.instant();
        long best = bestTip();
        Comparator<Endpoint> order = Comparator.<Endpoint>comparingInt(endpoint -> endpoint == current ? 0 : 1)
                .thenComparingLong(endpoint -> endpoint.health().score(best));
        return endpoints.stream()
                .filter(endpoint -> !endpoint.health().isResting(now))
                .sorted(order)
                .toList();
    }

    private synchronized void stayWith(Endpoint endpoint) {
        current = endpoint;
    }

    private synchronized void leaveWhoFellBehind() {
        long best = bestTip();
        Instant now = clock.instant();
        if (best - current.health().tipHeight() > maxBlocksBehind) {
            endpoints.stream()
                    .filter(endpoint -> !endpoint.health().isResting(now))
                    .min(Comparator.comparingLong(endpoint -> endpoint.health().score(best)))
                    .ifPresent(endpoint -> current = endpoint);
        }
    }

    private long bestTip() {
        return endpoints.stream()
                .mapToLong(endpoint -> endpoint.health().tipHeight())
                .max()
                .orElse(0);
    }

    private String resting() {
        Instant earliest = endpoints.stream()
                .map(endpoint -> endpoint.health().restsUntil())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return "every endpoint failed and rests, the first until " + earliest;
    }
}
