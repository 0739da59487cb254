package io.bithedge.pool.quote;

import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import java.math.BigInteger;

/**
 * What a buyer wants to know of an offer.
 *
 * <pre>
 * premium per BTC  = ceil( premium USD x 10^8 / amount )
 * break-even       = strike - premium per BTC for a PUT, strike + premium per BTC for a CALL, USD x 10^8
 * maximum payout   = collateral: the most it can ever pay, base units of the token
 * </pre>
 *
 * @param breakEven the price of BTC at expiration at which payout and premium are even; 0 at least
 */
public record QuoteFigures(UsdE8 breakEven, Units maximumPayout) {
    private static final BigInteger SATS_PER_BTC = BigInteger.valueOf(100_000_000);

    public static QuoteFigures of(Offered offer) {
        QuoteRequest request = offer.request();
        BigInteger amount = BigInteger.valueOf(request.amountSats());
        // ceil: a break-even that flatters the policy would be a promise.
        BigInteger perBtc = BigInteger.valueOf(offer.premiumUsd().value())
                .multiply(SATS_PER_BTC)
                .add(amount)
                .subtract(BigInteger.ONE)
                .divide(amount);
        BigInteger strike = BigInteger.valueOf(request.strike().value());
        BigInteger breakEven = switch (request.policyType()) {
            case PUT -> strike.subtract(perBtc).max(BigInteger.ZERO);
            case CALL -> strike.add(perBtc);
        };
        return new QuoteFigures(new UsdE8(breakEven.longValueExact()), offer.collateral());
    }
}
