package io.bithedge.ledger.policy;

/** USD x 10^8 for a whole coin (also a strike): 1 to 2^63 - 1. A price of zero is no price and throws IllegalArgumentException. */
public record PriceE8(long value) implements Comparable<PriceE8> {
    public PriceE8 {
        if (value < 1) {
            throw new IllegalArgumentException("price: expected 1 or more, got " + value);
        }
    }

    @Override
    public int compareTo(PriceE8 other) {
        return Long.compare(value, other.value);
    }
}
