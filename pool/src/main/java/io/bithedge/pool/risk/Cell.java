package io.bithedge.pool.risk;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.policy.Payout;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.pool.pricing.PolicyType;

/**
 * Live policies that are alike, as one: the cost of a risk number depends on how many cells there are, not on how many policies.
 *
 * @param amountSats what they protect
 * @param collateral the most they can pay, base units of the book's token
 */
public record Cell(Key key, long policies, long amountSats, long collateral) {
    /** What policies of one cell have in common; {@code coverageClass} is a {@link CoverageClass}. */
    public record Key(BookId book, long epoch, long expirationHeight, long strikeE8, int coverageClass) {
        /** {@code STX:balanced:7:1200:6000000000000:5432}, the key of the exposure topic. */
        @Override
        public String toString() {
            return "%s:%d:%d:%d:%d".formatted(book, epoch, expirationHeight, strikeE8, coverageClass);
        }
    }

    public static Cell empty(Key key) {
        return new Cell(key, 0, 0, 0);
    }

    public PolicyType policyType() {
        return switch (key.book().token()) {
            case STX -> PolicyType.PUT;
            case SBTC -> PolicyType.CALL;
        };
    }

    public boolean isEmpty() {
        return policies == 0;
    }

    public Cell plus(long policyAmountSats, long policyCollateral) {
        return new Cell(
                key,
                policies + 1,
                Math.addExact(amountSats, policyAmountSats),
                Math.addExact(collateral, policyCollateral));
    }

    public Cell minus(long policyAmountSats, long policyCollateral) {
        return new Cell(key, policies - 1, amountSats - policyAmountSats, collateral - policyCollateral);
    }

    /**
     * What the policies would pay, settled at these prices, base units. Never less than the sum of their payouts; more by 1/128 of it
     * and one unit a policy at most ({@link CoverageClass}).
     */
    public long payout(PriceE8 btc, PriceE8 stx) {
        PriceE8 strike = new PriceE8(key.strikeE8());
        return switch (policyType()) {
            case PUT ->
                new Payout.PutTerms(strike, new Sats(amountSats), new MicroStx(collateral))
                        .settleFloor(btc, stx)
                        .payout()
                        .value();
            case CALL ->
                new Payout.CallTerms(strike, new Sats(amountSats), new Sats(collateral))
                        .settleFloor(btc)
                        .payout()
                        .value();
        };
    }

    Token token() {
        return key.book().token();
    }
}
