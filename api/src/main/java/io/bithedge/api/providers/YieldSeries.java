package io.bithedge.api.providers;

import io.bithedge.api.wire.Json;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.ledger.yield.YieldRule;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.ArrayList;
import java.util.List;

/** Makes the windows and the points of a yield. */
final class YieldSeries {
    private static final long MONTH_BLOCKS = 30 * YieldRule.DAY_BLOCKS;
    private static final long QUARTER_BLOCKS = 90 * YieldRule.DAY_BLOCKS;
    /** A chart has no more points than this, plus its two ends. */
    private static final long MOST_POINTS = 120;

    private YieldSeries() {}

    static BookYield book(BookId book, Timeline timeline, AsOf asOf, HistoryViews history) {
        return new BookYield(
                book.token().name(),
                book.tier().chainName(),
                windows(timeline, asOf.burnHeight()),
                series(timeline, asOf, history));
    }

    private static List<YieldWindow> windows(Timeline timeline, long to) {
        return List.of(
                YieldWindow.of("30d", YieldRule.ofLast(MONTH_BLOCKS, to, timeline)),
                YieldWindow.of("90d", YieldRule.ofLast(QUARTER_BLOCKS, to, timeline)),
                YieldWindow.of("all", YieldRule.ofAll(to, timeline)));
    }

    /** Evenly spaced hours or multiples of them, from the first step to the last block. */
    private static List<YieldPoint> series(Timeline timeline, AsOf asOf, HistoryViews history) {
        List<YieldPoint> points = new ArrayList<>();
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

    private static YieldPoint point(Timeline timeline, long height, long blockTime) {
        Timeline.Step at = timeline.at(height);
        long grains = timeline.grainsPerUnit();
        return new YieldPoint(
                height,
                blockTime,
                Json.text(Math.floorDiv(at.capital(), grains)),
                Json.text(Math.floorDiv(at.premiumEarned(), grains)),
                Json.text(Math.ceilDiv(at.losses(), grains)));
    }
}
