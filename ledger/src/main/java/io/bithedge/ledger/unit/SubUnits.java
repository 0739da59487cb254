package io.bithedge.ledger.unit;

/**
 * A weight, or a part of an amount, in sub-units: 2^-12 of a base unit of the book that it belongs to. 0 to 2^63 - 1; another value throws
 * IllegalArgumentException.
 */
public record SubUnits(long value) {
    public SubUnits {
        if (value < 0) {
            throw new IllegalArgumentException("sub-units: expected 0 or more, got " + value);
        }
    }

    /** Only the number, as messages and JSON have it. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
