package io.bithedge.api.providers;

import io.bithedge.api.wire.Json;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.ledger.yield.YieldRule;
import io.bithedge.ledger.yield.YieldRule.Yield;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Shapes of yields. Amounts in base units as text; yields in basis points. */
final class YieldJson {
    private static final long MONTH_BLOCKS = 30 * YieldRule.DAY_BLOCKS;
    private static final long QUARTER_BLOCKS = 90 * YieldRule.DAY_BLOCKS;
    /** A chart has no more points than this, plus its two ends. */
    private static final long MOST_POINTS = 120;

    private YieldJson() {}

    record Provider(String provider, List<Book> books, Json.Block asOf) {}

    record OfBook(String token, String tier, List<Window> windows, List<Point> series, Json.Block asOf) {}

    record Book(String token, String tier, List<Window> windows, List<Point> series) {}

    /** `days`: whole days of history in the window. Yields are null below one day, and without capital. */
    record Window(
            String window,
            long days,
            long fromBurnHeight,
            long toBurnHeight,
            String timeWeightedCapital,
            String premiumEarned,
            String losses,
            @Nullable Long netYieldBps,
            @Nullable Long annualisedBps) {
        private static Window of(String name, Yield it) {
            return new Window(
                    name,
                    it.days(),
                    it.from(),
                    it.to(),
                    Json.text(it.timeWeightedCapital()),
                    Json.text(it.premiumEarned()),
                    Json.text(it.losses()),
                    orNull(it.netYieldBps()),
                    orNull(it.annualisedBps()));
        }

        private static @Nullable Long orNull(OptionalLong value) {
            return value.isPresent() ? value.getAsLong() : null;
        }
    }

    /** As of the end of a burn height; premium and losses are sums since the beginning. `blockTime` of its last block. */
    record Point(long burnHeight, long blockTime, String capital, String premiumEarned, String losses) {}

    static Book book(String name, Timeline timeline, AsOf asOf, HistoryViews history) {
        String[] book = name.split(":", 2);
        return new Book(book[0], book[1], windows(timeline, asOf.burnHeight()), series(timeline, asOf, history));
    }

    private static List<Window> windows(Timeline timeline, long to) {
        return List.of(
                Window.of("30d", YieldRule.ofLast(MONTH_BLOCKS, to, timeline)),
                Window.of("90d", YieldRule.ofLast(QUARTER_BLOCKS, to, timeline)),
                Window.of("all", YieldRule.ofAll(to, timeline)));
    }

    /** Evenly spaced hours or multiples of them, from the first step to the last block. */
    private static List<Point> series(Timeline timeline, AsOf asOf, HistoryViews history) {
        List<Point> points = new ArrayList<>();
        if (timeline.isEmpty()) {
            return points;
        }
        long start = timeline.startsAt();
        long hours = Math.ceilDiv(asOf.burnHeight() - start, 6 * MOST_POINTS);
        long step = 6 * Math.max(1, hours);
        for (long height = start; height < asOf.burnHeight(); height += step) {
            points.add(point(timeline, height, history.lastBlockAt(height).blockTime()));
        }
        points.add(point(timeline, asOf.burnHeight(), asOf.blockTime()));
        return points;
    }

    private static Point point(Timeline timeline, long height, long blockTime) {
        Timeline.Step at = timeline.at(height);
        long grains = timeline.grainsPerUnit();
        return new Point(
                height,
                blockTime,
                Json.text(Math.floorDiv(at.capital(), grains)),
                Json.text(Math.floorDiv(at.premiumEarned(), grains)),
                Json.text(Math.ceilDiv(at.losses(), grains)));
    }
}
