package io.bithedge.ledger.yield;

import io.bithedge.ledger.policy.BurnBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The burn heights at which a yield is read: its windows' ends and the points of its chart. Never more, however long the time line is. */
public final class YieldHeights {
    public static final long MONTH_BLOCKS = 30L * BurnBlocks.DAY;
    public static final long QUARTER_BLOCKS = 90L * BurnBlocks.DAY;
    /** A chart has no more points than this, plus its two ends. */
    private static final long MOST_POINTS = 120;

    private static final long HOUR_BLOCKS = 6;

    private YieldHeights() {}

    /** All of them, ascending, for a time line from {@code startsAt} to {@code end}. */
    public static List<Long> between(long startsAt, long end) {
        TreeSet<Long> heights = new TreeSet<>(points(startsAt, end));
        heights.add(Math.max(startsAt, end - MONTH_BLOCKS));
        heights.add(Math.max(startsAt, end - QUARTER_BLOCKS));
        return List.copyOf(heights);
    }

    /** Those of the chart: evenly spaced hours or multiples of them, and the end. */
    public static List<Long> points(long startsAt, long end) {
        long hours = Math.ceilDiv(end - startsAt, HOUR_BLOCKS * MOST_POINTS);
        long step = HOUR_BLOCKS * Math.max(1, hours);
        List<Long> points = new ArrayList<>();
        for (long at = startsAt; at < end; at += step) {
            points.add(at);
        }
        points.add(end);
        return points;
    }
}
