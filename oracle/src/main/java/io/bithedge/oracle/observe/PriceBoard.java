package io.bithedge.oracle.observe;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.Publisher;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The newest price of each source, and the median of those that are fresh. Feeds write, the observer reads. */
public final class PriceBoard implements Publisher {
    private final int minSources;
    private final Duration maxAge;
    private final Map<Asset, Map<String, Tick>> newest = new EnumMap<>(Asset.class);

    /** {@code minSources}: with fewer fresh ones there is no price. */
    public PriceBoard(int minSources, Duration maxAge) {
        this.minSources = minSources;
        this.maxAge = maxAge;
    }

    @Override
    public synchronized void publish(List<? extends Observation> observations) {
        for (Observation observation : observations) {
            if (observation instanceof Tick tick) {
                newest.computeIfAbsent(tick.asset(), asset -> new TreeMap<>()).put(tick.source(), tick);
            }
        }
    }

    /** Of an even number the lower one in the middle: no price between two that were seen. */
    public synchronized Optional<OwnPrice> price(Asset asset, long nowMs) {
        List<Tick> fresh = fresh(asset, nowMs);
        if (fresh.isEmpty() || fresh.size() < minSources) {
            return Optional.empty();
        }
        long oldest = fresh.stream().mapToLong(Tick::observedAtMs).min().orElseThrow();
        return Optional.of(new OwnPrice(fresh.get((fresh.size() - 1) / 2).price(), oldest));
    }

    /** Why there is no price. */
    synchronized String missing(Asset asset, long nowMs) {
        return "%s: %d sources have a fresh price, %d are needed"
                .formatted(asset, fresh(asset, nowMs).size(), minSources);
    }

    private List<Tick> fresh(Asset asset, long nowMs) {
        return newest.getOrDefault(asset, Map.of()).values().stream()
                .filter(tick -> nowMs - tick.observedAtMs() <= maxAge.toMillis())
                .sorted(Comparator.comparing(Tick::price))
                .toList();
    }
}
