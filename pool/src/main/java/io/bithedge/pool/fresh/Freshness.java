package io.bithedge.pool.fresh;

import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PriceView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether prices and blocks are of now. A value is at least as old as the time for which we have known it, by a clock that never jumps: a
 * clock of the wall that is set back makes nothing young.
 */
public final class Freshness {
    private static final long SECOND_MS = 1_000;
    /** Two machines whose clocks agree no better than this cannot tell each other the time. */
    private static final long AHEAD_MS = 60_000;

    private final PoolViews views;
    private final Limits limits;
    private final WatchedClock clock;
    private final Map<Object, Seen> seen = new ConcurrentHashMap<>();

    /**
     * What is of now.
     *
     * @param priceMs age of the newest price at most
     * @param blockMs age of the last final block at most
     * @param isWallTime whether blocks carry the time of the wall; a devnet has a time of its own, and its blocks are as old as we know them
     */
    public record Limits(long priceMs, long blockMs, boolean isWallTime) {}

    /** The value that was there last, and since when, by the clock that never jumps. */
    private record Seen(Object value, long sinceMs) {}

    public Freshness(PoolViews views, Limits limits, WatchedClock clock) {
        this.views = views;
        this.limits = limits;
        this.clock = clock;
    }

    /** To be called now and then: what nobody asks about grows old too. */
    public void look() {
        for (Asset asset : Asset.values()) {
            price(asset);
        }
        blockAgeMs(views.position().asOf());
    }

    public CurrentPrice price(Asset asset) {
        return switch (views.price(asset)) {
            case PriceView.Unknown unknown -> new CurrentPrice.Missing(unknown);
            case PriceView.Known known -> judged(known);
        };
    }

    /** How long ago somebody saw a price of this time. */
    public long ageMs(long observedAtMs) {
        return Math.max(0, clock.wallMs() - observedAtMs);
    }

    /** The time of the chain by now, seconds since 1970: what `stacks-block-time` will be about in the next block. */
    public long chainSeconds() {
        return limits.isWallTime() ? clock.wallMs() / SECOND_MS : views.tip().blockTime();
    }

    /** Why nothing may be signed on what we know of the chain; empty when all is well. */
    public Optional<String> staleChain() {
        AsOf asOf = views.position().asOf();
        long ageMs = blockAgeMs(asOf);
        return ageMs <= limits.blockMs()
                ? Optional.empty()
                : Optional.of("the last final block, %s, is %d s old, at most %d s count%s"
                        .formatted(asOf.height(), ageMs / SECOND_MS, limits.blockMs() / SECOND_MS, clockWords()));
    }

    /** Of the last final block; 0 before the first. */
    public long blockAgeMs(AsOf asOf) {
        if (asOf.equals(AsOf.NOTHING)) {
            return 0;
        }
        long knownMs = knownMs(AsOf.class, asOf.height());
        return limits.isWallTime() ? Math.max(knownMs, clock.wallMs() - asOf.blockTime() * SECOND_MS) : knownMs;
    }

    private CurrentPrice judged(PriceView.Known known) {
        long wallAgeMs = clock.wallMs() - known.observedAtMs();
        long ageMs = Math.max(wallAgeMs, knownMs(known.asset(), known.observedAtMs()));
        if (wallAgeMs < -AHEAD_MS) {
            return new CurrentPrice.Stale(
                    known,
                    ageMs,
                    "%s: the newest price is of %d s after the time of this machine, at most %d s count: one of the clocks is wrong%s"
                            .formatted(known.asset(), -wallAgeMs / SECOND_MS, AHEAD_MS / SECOND_MS, clockWords()));
        }
        return ageMs <= limits.priceMs()
                ? new CurrentPrice.Fresh(known, ageMs)
                : new CurrentPrice.Stale(
                        known,
                        ageMs,
                        "%s: the newest price is %d s old, at most %d s count%s"
                                .formatted(
                                        known.asset(), ageMs / SECOND_MS, limits.priceMs() / SECOND_MS, clockWords()));
    }

    private long knownMs(Object subject, Object value) {
        long nowMs = clock.steadyMs();
        Seen now = seen.compute(
                subject,
                (key, before) -> before != null && before.value().equals(value) ? before : new Seen(value, nowMs));
        return Math.max(0, nowMs - now.sinceMs());
    }

    private String clockWords() {
        return clock.jumpWithin(Math.max(limits.priceMs(), limits.blockMs()))
                .map(jump -> "; " + jump.words())
                .orElse("");
    }
}
