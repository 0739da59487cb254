package io.bithedge.pool.quote;

import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.quote.QuoteOutcome.Closed;
import io.bithedge.pool.quote.QuoteOutcome.ClosedCode;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.ChainPriceView;
import io.bithedge.pool.view.PoolViews.ObservedPrice;
import io.bithedge.pool.view.PoolViews.RecordedPrice;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The oracle's price that the registry would hold a quote against, or why it would refuse any quote. Source:
 * policy-registry.clar#get-current-price, price-oracle.clar#is-near-observations.
 */
sealed interface Reference {
    /** The registry takes no older record. */
    long MOST_AGE_BLOCKS = 6;

    /** An observation counts at its height and at the next. */
    long FRESH_BLOCKS = 2;

    long TOLERANCE_BPS = 100;
    long OBSERVATION_TOLERANCE_BPS = 200;

    record Usable(PriceE8 price) implements Reference {}

    record Unusable(Closed closed) implements Reference {}

    /** {@code market}: what the exchanges say now. A record that the market has left behind is no price to sell at. */
    static Reference of(ChainPriceView chain, PriceE8 market, AsOf asOf) {
        if (chain.recorded().isEmpty()) {
            return unusable(ClosedCode.REFERENCE_UNAVAILABLE, chain.asset() + ": the oracle has recorded no price yet");
        }
        RecordedPrice last = chain.recorded().get();
        // Of what is final: how far finality lags is no age of the record, and the registry judges by its own newest
        // one.
        long age = last.height().blocksTo(asOf.burnHeight());
        if (age > MOST_AGE_BLOCKS) {
            return unusable(
                    ClosedCode.REFERENCE_STALE,
                    "%s: the oracle's last price is %d blocks old, the registry takes %d at most"
                            .formatted(chain.asset(), age, MOST_AGE_BLOCKS));
        }
        if (!isNear(market, last.price(), TOLERANCE_BPS)) {
            return unusable(
                    ClosedCode.PRICE_MOVED,
                    "%s: the market has left the oracle's last price by more than %d basis points, the next record is awaited"
                            .formatted(chain.asset(), TOLERANCE_BPS));
        }
        return disputing(chain, last.price(), asOf)
                .map(it -> unusable(
                        ClosedCode.PRICE_DISPUTED,
                        "%s: submitter %s sees another price than the oracle's last, by more than %d basis points"
                                .formatted(chain.asset(), it.submitter(), OBSERVATION_TOLERANCE_BPS)))
                .orElseGet(() -> new Usable(last.price()));
    }

    /** Fresh as of the last final block: of younger ones nothing is known. */
    private static Optional<ObservedPrice> disputing(ChainPriceView chain, PriceE8 reference, AsOf asOf) {
        return chain.observations().stream()
                .filter(it -> it.height().blocksTo(asOf.burnHeight()) < FRESH_BLOCKS)
                .filter(it -> !isNear(it.price(), reference, OBSERVATION_TOLERANCE_BPS))
                .findFirst();
    }

    /** |price - reference| <= reference x tolerance. */
    private static boolean isNear(PriceE8 price, PriceE8 reference, long toleranceBps) {
        BigInteger distance = BigInteger.valueOf(price.value())
                .subtract(BigInteger.valueOf(reference.value()))
                .abs();
        return distance.multiply(BigInteger.valueOf(BasisPoints.ONE))
                        .compareTo(BigInteger.valueOf(reference.value()).multiply(BigInteger.valueOf(toleranceBps)))
                <= 0;
    }

    private static Reference unusable(ClosedCode code, String reason) {
        return new Unusable(new Closed(code, reason));
    }
}
