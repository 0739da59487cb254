package io.bithedge.watcher.audit;

/**
 * One thing that is not as it should be.
 *
 * @param height the block it is about; -1 when it is about none.
 * @param block its index block hash; empty when it is about none.
 * @param blocks how many blocks are missing; 0 for a difference.
 */
public record Finding(long height, String block, long blocks, String expected, String got) {

    static Finding difference(long height, String block, String expected, String got) {
        return new Finding(height, block, 0, expected, got);
    }

    /** The blocks `from` to `to` are not there. */
    static Finding gap(long from, long to, String got) {
        return new Finding(from, "", to - from + 1, "blocks %d to %d".formatted(from, to), got);
    }

    public boolean isGap() {
        return blocks > 0;
    }

    @Override
    public String toString() {
        String place = height < 0 ? "stream" : ("block " + height + " " + block).trim();
        return "%s, %s: expected %s, got %s".formatted(isGap() ? "gap" : "difference", place, expected, got);
    }
}
