package io.bithedge.pool.risk;

import java.math.BigInteger;

/**
 * Collateral per sat, in classes: policies whose collateral is capped at much the same price.
 *
 * <pre>
 * ratio = floor( collateral * 2^32 / amount )      class = 128 * bits(ratio) + the seven bits behind its highest one
 * </pre>
 *
 * Ratios of one class are at most 1/128 apart. A payout is {@code min(m * amount, collateral)} with the same {@code m} for all policies of
 * a strike, so for the policies of a class
 *
 * <pre>
 * sum of payouts  <=  min( m * sum of amounts, sum of collateral )  <=  sum of payouts * (1 + 1/128)
 * </pre>
 *
 * The left side because a minimum is concave; the right side because it is an equality unless {@code m} lies between two ratios of the
 * class, and then each policy pays at least the lowest ratio and the sums at most the highest.
 */
public final class CoverageClass {
    private static final int FRACTION_BITS = 32;
    private static final int MANTISSA_BITS = 7;
    private static final int CLASSES_PER_OCTAVE = 1 << MANTISSA_BITS;

    private CoverageClass() {}

    /** 0 for an amount or a collateral of 0, which no policy has. */
    public static int of(long amountSats, long collateral) {
        if (amountSats == 0 || collateral == 0) {
            return 0;
        }
        BigInteger ratio =
                BigInteger.valueOf(collateral).shiftLeft(FRACTION_BITS).divide(BigInteger.valueOf(amountSats));
        int bits = ratio.bitLength();
        // A negative distance shifts to the left.
        int leading = ratio.shiftRight(bits - 1 - MANTISSA_BITS).intValueExact();
        return bits * CLASSES_PER_OCTAVE + (leading & (CLASSES_PER_OCTAVE - 1));
    }
}
