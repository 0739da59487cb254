package io.bithedge.oracle;

import io.bithedge.oracle.ClosesSource.Answer;
import io.bithedge.oracle.ClosesSource.Days;
import io.bithedge.oracle.Observation.Close;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes the daily closes of a source: at start, and soon after each UTC midnight, the whole of the last `days`. A close is
 * identified by asset, source and day, so sending one again changes nothing, and a gap of yesterday is closed today.
 */
public final class ClosesFeed implements Feed {
    private static final long DAY_MS = 86_400_000;
    /** A day's candle is final a little after the day. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(10);

    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(10);

    private final ClosesSource source;
    private final List<Asset> assets;
    private final int days;
    private final InstantSource clock;
    private final Publisher publisher;
    private final Tally tally;
    private volatile Map<Asset, String> refusals = Map.of();
    private long nextReadAtMs;

    public ClosesFeed(ClosesSource source, List<Asset> assets, int days, InstantSource clock, Publisher publisher) {
        this.source = source;
        this.assets = List.copyOf(assets);
        this.days = days;
        this.clock = clock;
        this.publisher = publisher;
        tally = new Tally(source.name() + "-closes");
    }

    /** The last `days` whole UTC days before now. Today's candle is not closed. */
    public static Days lastDays(int days, long nowMs) {
        long today = Math.floorDiv(nowMs, DAY_MS);
        return new Days(today - days, today - 1);
    }

    @Override
    public String name() {
        return source.name() + "-closes";
    }

    @Override
    public int doWork() {
        long now = clock.millis();
        if (now < nextReadAtMs) {
            return 0;
        }
        nextReadAtMs = now + AFTER_REFUSAL.toMillis();
        List<Close> closes = new ArrayList<>();
        Map<Asset, String> refused = new EnumMap<>(Asset.class);
        for (Asset asset : assets) {
            switch (source.read(asset, lastDays(days, now))) {
                case Answer.Known(List<Close> known) -> closes.addAll(known);
                case Answer.Refused(String why) -> {
                    refused.put(asset, why);
                    tally.refused(why);
                }
            }
        }
        refusals = Map.copyOf(refused);
        if (!closes.isEmpty()) {
            publisher.publish(closes);
        }
        if (refused.isEmpty()) {
            nextReadAtMs = (Math.floorDiv(now, DAY_MS) + 1) * DAY_MS + AFTER_MIDNIGHT.toMillis();
        }
        tally.published(closes.size(), now);
        return closes.size();
    }

    @Override
    public Optional<String> trouble() {
        return refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refusals.values()));
    }

    @Override
    public FeedStatus status() {
        return tally.status();
    }
}
