package io.bithedge.ledger;

import io.bithedge.ledger.policy.BasisPoints;
import java.math.BigInteger;

/**
 * How much collateral may be locked in an epoch.
 *
 * <pre>capacity = max(0, min(floor(W / 2^12), floor(capital * utilisation / 10000) - locked))</pre>
 */
public final class CapacityRule {
    private static final BigInteger BPS = BigInteger.valueOf(BasisPoints.ONE);

    private CapacityRule() {}

    /** The capacity of the epoch after {@code closing}, with the utilisation of the book's token. {@code weight} in sub-units. */
    public static long capacity(long weight, EpochClosing closing) {
        return capacity(weight, closing, closing.book().token().utilisationBps());
    }

    public static long capacity(long weight, EpochClosing closing, long utilisationBps) {
        BigInteger usable = BigInteger.valueOf(closing.capital())
                .multiply(BigInteger.valueOf(utilisationBps))
                .divide(BPS)
                .subtract(BigInteger.valueOf(closing.locked()));
        return usable.min(BigInteger.valueOf(Ratio.unitsDown(weight)))
                .max(BigInteger.ZERO)
                .longValueExact();
    }
}
