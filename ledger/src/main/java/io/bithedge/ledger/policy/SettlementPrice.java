package io.bithedge.ledger.policy;

import java.util.Optional;

/**
 * Which price records end a policy. Never those of the time of the call, so who settles, and when, changes nothing: whoever calls names the
 * records, and the contract takes only the first of the window.
 *
 * <pre>
 * expiration at h            first record at a height >= h; none up to h+1,008: VOID, also when one comes later
 * activation requested at r  first record at a height > r that was observed behind the request's block; none up to r+7: the request lapses
 * </pre>
 *
 * Heights are burn heights, times seconds since 1970. Source: policy-registry#get-prices, price-oracle#get-first-price.
 */
public final class SettlementPrice {
    /** Source: policy-registry#VOID_BLOCKS. About a week. */
    public static final long VOID_BLOCKS = 1_008;
    /** Source: policy-registry#ACTIVATION_BLOCKS. */
    public static final long ACTIVATION_BLOCKS = 7;

    private SettlementPrice() {}

    /** Heights {@code from} to {@code to}, both included; a record must be observed later than {@code after}, 0: whenever. */
    public record Window(long from, long to, long after) {
        public static Window ofExpiration(long expirationHeight) {
            return new Window(expirationHeight, expirationHeight + VOID_BLOCKS, 0);
        }

        /** {@code time}: of the block of the request. */
        public static Window ofActivation(long requestHeight, long time) {
            return new Window(requestHeight + 1, requestHeight + ACTIVATION_BLOCKS, time);
        }

        public boolean holds(long height, long observedAt) {
            return height >= from && observedAt > after;
        }
    }

    public sealed interface Ending {
        /** A record may still come. */
        record Pending() implements Ending {}

        /**
         * It can end now, and ends the same whenever it is called.
         *
         * @param btcAt height of the first record of BTC, also when it is behind the window; 0: there is none, or none is needed
         * @param stxAt the same of STX
         * @param isPriced false: some record is missing, the policy is VOID or the request lapses
         */
        record At(long btcAt, long stxAt, boolean isPriced) implements Ending {}
    }

    /**
     * {@code btc}, {@code stx}: heights of the first records that the window holds or that come behind it; {@code now}: the burn height up
     * to which they are known.
     *
     * @param needsStx a PUT; a CALL ends at the price of BTC alone
     */
    public static Ending of(Window window, Optional<Long> btc, Optional<Long> stx, boolean needsStx, long now) {
        boolean isPriced = isWithin(window, btc) && (!needsStx || isWithin(window, stx));
        return isPriced || now > window.to()
                ? new Ending.At(btc.orElse(0L), needsStx ? stx.orElse(0L) : 0, isPriced)
                : new Ending.Pending();
    }

    private static boolean isWithin(Window window, Optional<Long> height) {
        return height.isPresent() && height.get() <= window.to();
    }
}
