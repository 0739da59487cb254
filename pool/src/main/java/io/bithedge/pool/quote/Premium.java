package io.bithedge.pool.quote;

import io.bithedge.ledger.Bounds;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.policy.Payout;
import io.bithedge.ledger.policy.PremiumFloor;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.pool.pricing.BlackScholes;
import io.bithedge.pool.pricing.ModelVolatility;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The price of a policy.
 *
 * <pre>
 * per BTC   = max( model x (1 + 10 % + utilisation load), intrinsic )        USD x 10^8, rounded up
 * PUT       = ceil( per BTC * Q / (10^2 * P) )  micro-STX                    CALL = ceil( per BTC * Q / S ) sats
 * utilisation load = 0 up to 50 % used, then linear to 25 % at 100 %
 * </pre>
 *
 * and never below {@link PremiumFloor}, at the prices that the registry takes.
 */
public final class Premium {
    private static final int BASE_LOAD_BPS = 1_000;
    private static final int FULL_LOAD_BPS = 2_500;
    private static final BigInteger E2 = BigInteger.valueOf(100);
    private static final BigInteger E6 = BigInteger.valueOf(1_000_000);
    private static final BigInteger E8 = BigInteger.valueOf(100_000_000);

    private Premium() {}

    /** Load on the model's price, rounded up. {@code used} counts the policy itself. */
    static long loadBps(long used, long capacity) {
        if (capacity <= 0) {
            return BASE_LOAD_BPS + FULL_LOAD_BPS;
        }
        BigInteger overHalf = BigInteger.TWO.multiply(BigInteger.valueOf(used)).subtract(BigInteger.valueOf(capacity));
        long load = ceilDiv(
                        overHalf.max(BigInteger.ZERO).multiply(BigInteger.valueOf(FULL_LOAD_BPS)),
                        BigInteger.valueOf(capacity))
                .longValueExact();
        return BASE_LOAD_BPS + Math.min(load, FULL_LOAD_BPS);
    }

    static long perBtcUsdE8(QuoteRequest request, Market market, long blocksLeft, long loadBps) {
        double model = BlackScholes.price(
                request.policyType(),
                market.btcPrice().value() / 1e8,
                request.strike().value() / 1e8,
                (double) ModelVolatility.clampedBps(market.volatilityBps()) / BasisPoints.ONE,
                blocksLeft / BlackScholes.BLOCKS_PER_YEAR);
        BigDecimal loaded = BigDecimal.valueOf(model)
                .multiply(BigDecimal.valueOf(BasisPoints.ONE + loadBps))
                .movePointRight(4); // x 10^8 USD, / 10^4 basis points
        return Math.max(loaded.setScale(0, RoundingMode.CEILING).longValueExact(), intrinsicUsdE8(request, market));
    }

    private static long intrinsicUsdE8(QuoteRequest request, Market market) {
        long inTheMoney = switch (request.policyType()) {
            case PUT -> request.strike().value() - market.btcPrice().value();
            case CALL -> market.btcPrice().value() - request.strike().value();
        };
        return Math.max(0, inTheMoney);
    }

    /** In base units of the policy's token, rounded up. */
    static long inToken(QuoteRequest request, Market market, long perBtcUsdE8) {
        BigInteger value = BigInteger.valueOf(perBtcUsdE8).multiply(BigInteger.valueOf(request.amountSats()));
        return switch (request.policyType()) {
            case PUT ->
                ceilDiv(value, E2.multiply(BigInteger.valueOf(market.stxPrice().value())))
                        .longValueExact();
            case CALL ->
                ceilDiv(value, BigInteger.valueOf(market.btcPrice().value())).longValueExact();
        };
    }

    /** What the buyer pays, base units of the token, and what that is in USD x 10^8. */
    record Priced(long inToken, long inUsdE8) {}

    /** The model's price, or the floor when that is more. */
    static Priced atLeast(long floor, QuoteRequest request, Market market, long perBtcUsdE8) {
        long model = inToken(request, market, perBtcUsdE8);
        return model >= floor
                ? new Priced(model, inUsdE8(request, perBtcUsdE8))
                : new Priced(floor, worthUsdE8(request, market, floor));
    }

    /** Base units of the token; what no supply could pay is more than any collateral. */
    static long floor(QuoteRequest request, References references, long collateral, long blocksLeft) {
        if (collateral >= Bounds.UNITS_END) {
            return Long.MAX_VALUE;
        }
        Sats amount = new Sats(request.amountSats());
        return switch (request.policyType()) {
            case PUT ->
                PremiumFloor.putCeil(
                                new Payout.PutTerms(request.strike(), amount, new MicroStx(collateral)),
                                references.btc(),
                                references.stx(),
                                PremiumFloor.MIN_RATE,
                                blocksLeft)
                        .map(MicroStx::value)
                        .orElse(Long.MAX_VALUE);
            case CALL ->
                PremiumFloor.callCeil(
                                new Payout.CallTerms(request.strike(), amount, new Sats(collateral)),
                                references.btc(),
                                PremiumFloor.MIN_RATE,
                                blocksLeft)
                        .map(Sats::value)
                        .orElse(Long.MAX_VALUE);
        };
    }

    private static long worthUsdE8(QuoteRequest request, Market market, long tokens) {
        BigInteger amount = BigInteger.valueOf(tokens);
        BigInteger worth = switch (request.policyType()) {
            case PUT ->
                ceilDiv(amount.multiply(BigInteger.valueOf(market.stxPrice().value())), E6);
            case CALL ->
                ceilDiv(amount.multiply(BigInteger.valueOf(market.btcPrice().value())), E8);
        };
        return worth.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /** For all of the amount, USD x 10^8, rounded up. */
    static long inUsdE8(QuoteRequest request, long perBtcUsdE8) {
        return ceilDiv(BigInteger.valueOf(perBtcUsdE8).multiply(BigInteger.valueOf(request.amountSats())), E8)
                .longValueExact();
    }

    private static BigInteger ceilDiv(BigInteger dividend, BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }
}
