package io.bithedge.ledger.unit;

/**
 * Height of a Bitcoin block, or -1 for before the first one that was read. Another value below 0 throws IllegalArgumentException.
 */
public record BurnHeight(long value) implements Comparable<BurnHeight> {
    /** Before the first block. */
    public static final BurnHeight NONE = new BurnHeight(-1);

    public BurnHeight {
        if (value < -1) {
            throw new IllegalArgumentException("burn height: expected -1 or more, got " + value);
        }
    }

    public boolean isBefore(BurnHeight other) {
        return value < other.value;
    }

    public boolean isAtOrAfter(BurnHeight other) {
        return value >= other.value;
    }

    /** Burn blocks from here to {@code later}; below 0 when it is earlier. */
    public long blocksTo(BurnHeight later) {
        return later.value - value;
    }

    public BurnHeight plus(long blocks) {
        return new BurnHeight(Math.addExact(value, blocks));
    }

    @Override
    public int compareTo(BurnHeight other) {
        return Long.compare(value, other.value);
    }

    /** Only the number, as messages have it. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
