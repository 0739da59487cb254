package io.bithedge.ledger.policy;

import static io.bithedge.ledger.policy.Ranges.big;

import java.math.BigInteger;

/**
 * What a policy pays at its settlement price.
 *
 * <pre>
 * PUT   S >= K: 0, else min( floor( (K - S) * Q / (10^2 * P') ), collateral ) micro-STX
 * CALL  S <= K: 0, else min( floor( (S - K) * Q / S ), collateral ) sats
 * </pre>
 *
 * S and P' are the settlement prices of BTC and STX. Rounded down: what leaves the pool rounds down. What the min cuts off is the
 * shortfall: recorded and shown, never paid by the capital of other policies. Source: policy-registry#process-expirations.
 */
public final class Payout {
    private static final BigInteger SCALE = big(100);

    private Payout() {}

    /** {@code shortfall} has no bound: a falling STX price can make it larger than any supply. */
    public record Put(MicroStx payout, BigInteger shortfall) {
        public boolean isInTheMoney() {
            return payout.value() > 0;
        }
    }

    public record Call(Sats payout, BigInteger shortfall) {
        public boolean isInTheMoney() {
            return payout.value() > 0;
        }
    }

    /** What a PUT promises. */
    public record PutTerms(PriceE8 strike, Sats amount, MicroStx collateral) {
        /** {@code btcPrice} and {@code stxPrice}: the settlement prices. */
        public Put settleFloor(PriceE8 btcPrice, PriceE8 stxPrice) {
            if (btcPrice.compareTo(strike) >= 0) {
                return new Put(new MicroStx(0), BigInteger.ZERO);
            }
            BigInteger fall = big(strike.value()).subtract(big(btcPrice.value()));
            BigInteger raw =
                    Ranges.divideFloor(fall.multiply(big(amount.value())), SCALE.multiply(big(stxPrice.value())));
            BigInteger paid = raw.min(big(collateral.value()));
            return new Put(new MicroStx(paid.longValueExact()), raw.subtract(paid));
        }
    }

    /** What a CALL promises. */
    public record CallTerms(PriceE8 strike, Sats amount, Sats collateral) {
        public Call settleFloor(PriceE8 btcPrice) {
            if (btcPrice.compareTo(strike) <= 0) {
                return new Call(new Sats(0), BigInteger.ZERO);
            }
            BigInteger rise = big(btcPrice.value()).subtract(big(strike.value()));
            BigInteger raw = Ranges.divideFloor(rise.multiply(big(amount.value())), big(btcPrice.value()));
            BigInteger paid = raw.min(big(collateral.value()));
            return new Call(new Sats(paid.longValueExact()), raw.subtract(paid));
        }
    }
}
