package io.bithedge.api.providers;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.ledger.yield.YieldHeights;
import io.bithedge.ledger.yield.YieldRule;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.ArrayList;
import java.util.List;

/** Makes the windows and the points of a yield. */
final class YieldSeries {
    private YieldSeries() {}

    static BookYield book(BookId book, Timeline timeline, AsOf asOf, HistoryViews history) {
        return new BookYield(
                book.token(),
                book.tier(),
                windows(timeline, book.token(), asOf.burnHeight().value()),
                series(timeline, book.token(), asOf, history));
    }

    private static List<YieldWindow> windows(Timeline timeline, Token token, long to) {
        return List.of(
                YieldWindow.of("30d", token, YieldRule.ofLast(YieldHeights.MONTH_BLOCKS, to, timeline)),
                YieldWindow.of("90d", token, YieldRule.ofLast(YieldHeights.QUARTER_BLOCKS, to, timeline)),
                YieldWindow.of("all", token, YieldRule.ofAll(to, timeline)));
    }

    private static List<YieldPoint> series(Timeline timeline, Token token, AsOf asOf, HistoryViews history) {
        List<YieldPoint> points = new ArrayList<>();
        if (timeline.isEmpty()) {
            return points;
        }
        for (long at :
                YieldHeights.points(timeline.startsAt(), asOf.burnHeight().value())) {
            BurnHeight height = new BurnHeight(at);
            points.add(point(
                    timeline, token, height, history.lastBlockAt(height, asOf).blockTime()));
        }
        return points;
    }

    private static YieldPoint point(Timeline timeline, Token token, BurnHeight height, long blockTime) {
        Timeline.Step at = timeline.at(height.value());
        long grains = timeline.grainsPerUnit();
        return new YieldPoint(
                height,
                blockTime,
                new Units(token, Math.floorDiv(at.capital(), grains)),
                new Units(token, Math.floorDiv(at.premiumEarned(), grains)),
                new Units(token, Math.ceilDiv(at.losses(), grains)));
    }
}
