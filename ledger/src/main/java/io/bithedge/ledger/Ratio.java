package io.bithedge.ledger;

/**
 * The arithmetic of a vintage: one Q1.63 ratio per vintage and event, one 64x64 multiplication per provider and vintage.
 *
 * <pre>
 * up(x, W)       = ceil ( x * 2^12 * 2^63 / W )     0 when W = 0
 * partUp(w, r)   = ceil ( w * r / 2^63 )
 * down, partDown : the same with floor
 * </pre>
 *
 * A ratio is an unsigned word, 0 to 2^63 (one). What a provider owes rounds up, what he gets rounds down; the dust stays in the pool.
 */
public final class Ratio {
    private static final int SUB_BITS = 12;
    /** Sub-units in a base unit. */
    public static final long SUB = 1L << SUB_BITS;
    /** 1.0; the sign bit, so ratios are compared and multiplied unsigned. */
    public static final long ONE = Long.MIN_VALUE;

    private static final long FRACTION = Long.MAX_VALUE;

    private Ratio() {}

    public static long up(long units, long weight) {
        return divide(units, weight, true);
    }

    public static long down(long units, long weight) {
        return divide(units, weight, false);
    }

    public static long partUp(long weight, long ratio) {
        long low = weight * ratio;
        long part = (Math.unsignedMultiplyHigh(weight, ratio) << 1) | (low >>> 63);
        return (low & FRACTION) == 0 ? part : part + 1;
    }

    public static long partDown(long weight, long ratio) {
        return (Math.unsignedMultiplyHigh(weight, ratio) << 1) | ((weight * ratio) >>> 63);
    }

    /** Base units of sub-units, rounded up. */
    public static long unitsUp(long subUnits) {
        return -(-subUnits >> SUB_BITS);
    }

    /** Base units of sub-units, rounded down (towards minus infinity). */
    public static long unitsDown(long subUnits) {
        return subUnits >> SUB_BITS;
    }

    /** Long division bit by bit: the remainder stays below W < 2^63, so its double fits an unsigned word. */
    private static long divide(long units, long weight, boolean up) {
        if (weight == 0) {
            return 0;
        }
        long remainder = units << SUB_BITS;
        if (remainder == weight) {
            return ONE;
        }
        if (units < 0 || units >= Bounds.UNITS_END || remainder > weight) {
            throw new ArithmeticException("ratio above one: %d units of weight %d".formatted(units, weight));
        }
        long quotient = 0;
        for (int bit = 0; bit < 63; bit++) {
            remainder <<= 1;
            quotient <<= 1;
            if (Long.compareUnsigned(remainder, weight) >= 0) {
                remainder -= weight;
                quotient |= 1;
            }
        }
        return up && remainder != 0 ? quotient + 1 : quotient;
    }
}
