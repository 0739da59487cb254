package io.bithedge.ledger.policy;

import java.math.BigInteger;

/** The range of base units, and exact division; policies are few, so intermediate products may be of any size. */
final class Ranges {
    static final long UNITS_END = 1L << 51;

    private Ranges() {}

    static void requireUnits(String unit, long value) {
        if (value < 0 || value >= UNITS_END) {
            throw new IllegalArgumentException("%s: expected 0 to 2^51 - 1, got %d".formatted(unit, value));
        }
    }

    static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    /** Of numbers that are not negative. */
    static BigInteger divideCeil(BigInteger dividend, BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    /** Of numbers that are not negative. */
    static BigInteger divideFloor(BigInteger dividend, BigInteger divisor) {
        return dividend.divide(divisor);
    }
}
