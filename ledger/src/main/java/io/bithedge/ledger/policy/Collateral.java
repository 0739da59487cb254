package io.bithedge.ledger.policy;

import static io.bithedge.ledger.policy.Ranges.big;

import java.math.BigInteger;
import java.util.Optional;

/**
 * What a policy locks: the most it can ever pay.
 *
 * <pre>
 * PUT   ceil( K * Q * R / (10^2 * P * 10^4) ) micro-STX      10^6 micro-STX over 10^8 sats = 10^-2
 * CALL  Q sats
 * </pre>
 *
 * K strike, Q amount, P STX/USD, R collateral ratio. Rounded up: the buyer is covered in full. Source: policy-registry#create-policy.
 */
public final class Collateral {
    /** 150 %, the ratio of every new PUT. */
    public static final BasisPoints PUT_RATIO = new BasisPoints(15_000);

    private static final BigInteger SCALE = big(100);

    private Collateral() {}

    /**
     * Empty when no supply could cover it (2^51 micro-STX or more).
     *
     * @throws IllegalArgumentException for a ratio below 10,000 basis points: such a policy could not pay what it promises
     */
    public static Optional<MicroStx> putCeil(PriceE8 strike, Sats amount, PriceE8 stxPrice, BasisPoints ratio) {
        if (ratio.value() < BasisPoints.ONE) {
            throw new IllegalArgumentException(
                    "collateral ratio: expected %d or more, got %d".formatted(BasisPoints.ONE, ratio.value()));
        }
        BigInteger dividend = big(strike.value()).multiply(big(amount.value())).multiply(big(ratio.value()));
        BigInteger divisor = SCALE.multiply(big(stxPrice.value())).multiply(big(BasisPoints.ONE));
        BigInteger collateral = Ranges.divideCeil(dividend, divisor);
        return collateral.compareTo(big(Ranges.UNITS_END)) < 0
                ? Optional.of(new MicroStx(collateral.longValueExact()))
                : Optional.empty();
    }

    /** One sat for each sat protected: the payout in sats never reaches it. */
    public static Sats call(Sats amount) {
        return amount;
    }
}
