package io.bithedge.ledger.policy;

import static io.bithedge.ledger.policy.Ranges.big;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The least premium that the registry takes, its fee included: what the policy would pay at once, and the rent of its collateral.
 *
 * <pre>
 * PUT   ceil( max(0, K - S) * Q / (10^2 * P) ) + rent, at least 1 STX        micro-STX
 * CALL  ceil( max(0, S - K) * Q / S ) + rent, at least 1,000 sats             sats
 * rent  ceil( collateral * rate * term / (10^4 * 52,560) )
 * </pre>
 *
 * S and P are the oracle's prices of BTC and STX, K strike, Q amount. Rounded up: what the pool gets at least. Source:
 * policy-registry.clar#get-premium-floor.
 */
public final class PremiumFloor {
    /** A year's rent of every registry of ours. Source: policy-registry#initialise. */
    public static final BasisPoints MIN_RATE = new BasisPoints(200);

    private static final MicroStx LEAST_PUT = new MicroStx(1_000_000);
    private static final Sats LEAST_CALL = new Sats(1_000);
    private static final BigInteger SCALE = big(100);
    private static final BigInteger YEARS = big(BasisPoints.ONE).multiply(big(BurnBlocks.YEAR));

    private PremiumFloor() {}

    /** Empty when no supply could pay it (2^51 micro-STX or more). {@code termBlocks}: burn blocks to the expiration, 0 at least. */
    public static Optional<MicroStx> putCeil(
            Payout.PutTerms terms, PriceE8 btcPrice, PriceE8 stxPrice, BasisPoints rate, long termBlocks) {
        BigInteger inTheMoney =
                big(terms.strike().value()).subtract(big(btcPrice.value())).max(BigInteger.ZERO);
        BigInteger intrinsic = Ranges.divideCeil(
                inTheMoney.multiply(big(terms.amount().value())), SCALE.multiply(big(stxPrice.value())));
        return within(intrinsic.add(rentCeil(terms.collateral().value(), rate, termBlocks)), LEAST_PUT.value())
                .map(MicroStx::new);
    }

    /** Empty when no supply could pay it (2^51 sats or more). {@code termBlocks}: burn blocks to the expiration, 0 at least. */
    public static Optional<Sats> callCeil(Payout.CallTerms terms, PriceE8 btcPrice, BasisPoints rate, long termBlocks) {
        BigInteger inTheMoney =
                big(btcPrice.value()).subtract(big(terms.strike().value())).max(BigInteger.ZERO);
        BigInteger intrinsic =
                Ranges.divideCeil(inTheMoney.multiply(big(terms.amount().value())), big(btcPrice.value()));
        return within(intrinsic.add(rentCeil(terms.collateral().value(), rate, termBlocks)), LEAST_CALL.value())
                .map(Sats::new);
    }

    private static BigInteger rentCeil(long collateral, BasisPoints rate, long termBlocks) {
        return Ranges.divideCeil(
                big(collateral).multiply(big(rate.value())).multiply(big(Math.max(0, termBlocks))), YEARS);
    }

    private static Optional<Long> within(BigInteger floor, long least) {
        BigInteger most = floor.max(big(least));
        return most.compareTo(big(Ranges.UNITS_END)) < 0 ? Optional.of(most.longValueExact()) : Optional.empty();
    }
}
