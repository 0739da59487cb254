package io.bithedge.ledger.unit;

/**
 * Number of an epoch of a book, from 0 on; the one before the first opening is 0. Another value throws IllegalArgumentException.
 */
public record Epoch(long value) implements Comparable<Epoch> {
    public Epoch {
        if (value < 0) {
            throw new IllegalArgumentException("epoch: expected 0 or more, got " + value);
        }
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    /** Only the number, as messages have it. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
