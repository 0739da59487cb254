package io.bithedge.ledger.unit;

/**
 * Height of a Stacks block, or -1 for before the first one that was read. Another value below 0 throws IllegalArgumentException.
 */
public record StacksHeight(long value) implements Comparable<StacksHeight> {
    /** Before the first block. */
    public static final StacksHeight NONE = new StacksHeight(-1);

    public StacksHeight {
        if (value < -1) {
            throw new IllegalArgumentException("Stacks height: expected -1 or more, got " + value);
        }
    }

    /** Blocks from {@code earlier} to here; below 0 when it is later. */
    public long blocksSince(StacksHeight earlier) {
        return value - earlier.value;
    }

    public boolean isAfter(StacksHeight other) {
        return value > other.value;
    }

    @Override
    public int compareTo(StacksHeight other) {
        return Long.compare(value, other.value);
    }

    /** Only the number, as messages have it. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
