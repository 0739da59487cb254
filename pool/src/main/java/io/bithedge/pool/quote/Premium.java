package io.bithedge.pool.quote;

import io.bithedge.ledger.policy.BasisPoints;
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
 */
public final class Premium {
    private static final int BASE_LOAD_BPS = 1_000;
    private static final int FULL_LOAD_BPS = 2_500;
    private static final BigInteger E2 = BigInteger.valueOf(100);
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

    /** For all of the amount, USD x 10^8, rounded up. */
    static long inUsdE8(QuoteRequest request, long perBtcUsdE8) {
        return ceilDiv(BigInteger.valueOf(perBtcUsdE8).multiply(BigInteger.valueOf(request.amountSats())), E8)
                .longValueExact();
    }

    private static BigInteger ceilDiv(BigInteger dividend, BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }
}
