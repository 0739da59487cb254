package io.bithedge.ledger.policy;

import java.util.Map;
import java.util.NavigableMap;

/**
 * Which recorded price of an asset settles a policy. Never the price at the time of the call, so who settles, and when, changes nothing.
 * Recorded prices are keyed by burn height; the first price of a height stays, so an answer once found never changes.
 *
 * <pre>
 * expiration at h            first price in [h, h+6]; none once the height passed h+6: the last in [h-6, h); none: missing
 * activation requested at r  first price in [r+1, r+7]; none once the height passed r+7: missing
 * </pre>
 *
 * Source: price-oracle#get-settlement-price.
 */
public final class SettlementPrice {
    /** Blocks. About an hour. */
    public static final int WINDOW = 6;

    private SettlementPrice() {}

    public sealed interface Answer {
        record Found(long height, PriceE8 price) implements Answer {}

        /** The window is still open. */
        record NotYet() implements Answer {}

        /** There is none and there will be none: an expiration waits and is an incident, an activation request lapses. */
        record Missing() implements Answer {}
    }

    /** {@code now}: the burn height up to which {@code prices} is complete. */
    public static Answer forExpiration(long expirationHeight, NavigableMap<Long, PriceE8> prices, long now) {
        Answer forward = firstIn(expirationHeight, expirationHeight + WINDOW, prices, now);
        if (!(forward instanceof Answer.Missing)) {
            return forward;
        }
        Map.Entry<Long, PriceE8> before = prices.lowerEntry(expirationHeight);
        return before != null && before.getKey() >= expirationHeight - WINDOW ? found(before) : forward;
    }

    /** Forward pricing: a stale price is no free option. */
    public static Answer forActivation(long requestHeight, NavigableMap<Long, PriceE8> prices, long now) {
        return firstIn(requestHeight + 1, requestHeight + 1 + WINDOW, prices, now);
    }

    /** A policy is sold only on prices that are not older. */
    public static boolean isFreshForPurchase(long priceHeight, long now) {
        return priceHeight <= now && now - priceHeight <= WINDOW;
    }

    private static Answer firstIn(long first, long last, NavigableMap<Long, PriceE8> prices, long now) {
        Map.Entry<Long, PriceE8> entry = prices.ceilingEntry(first);
        if (entry != null && entry.getKey() <= last) {
            return found(entry);
        }
        return now > last ? new Answer.Missing() : new Answer.NotYet();
    }

    private static Answer found(Map.Entry<Long, PriceE8> entry) {
        return new Answer.Found(entry.getKey(), entry.getValue());
    }
}
