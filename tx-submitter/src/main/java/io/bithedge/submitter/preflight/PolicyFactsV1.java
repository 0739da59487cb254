package io.bithedge.submitter.preflight;

import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.policy.Payout;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import java.util.Map;
import java.util.Optional;

/**
 * What of the registry, the vault and the oracle decides settlements. Source: policy-registry#get-policy, liquidity-pool-vault#get-lock
 * and #get-settings, price-oracle#get-settlement-price and #get-activation-price. Ids and prices that the contracts do not know are absent.
 *
 * @param burnHeight the burn height that the next block has at least.
 * @param vaultsRegistry who may settle, by the vault's settings.
 * @param settlementPrices key: asset and expiration height.
 * @param activationPrices key: asset and height of the request.
 */
record PolicyFactsV1(
        long burnHeight,
        String vaultsRegistry,
        Map<Long, Policy> policies,
        Map<Long, Backing> locks,
        Map<PriceOf, PriceAnswer> settlementPrices,
        Map<PriceOf, PriceAnswer> activationPrices) {
    PolicyFactsV1 {
        policies = Map.copyOf(policies);
        locks = Map.copyOf(locks);
        settlementPrices = Map.copyOf(settlementPrices);
        activationPrices = Map.copyOf(activationPrices);
    }

    /**
     * A policy as the registry keeps it.
     *
     * @param requestedAt burn height of the pending activation request, or NO_REQUEST.
     */
    record Policy(
            String owner,
            String policyType,
            long strike,
            long amount,
            long expirationHeight,
            long collateral,
            String status,
            long requestedAt) {
        static final long NO_REQUEST = -1;

        boolean isActive() {
            return status.equals("ACTIVE");
        }

        boolean hasRequest() {
            return requestedAt != NO_REQUEST;
        }

        boolean isPut() {
            return policyType.equals("PUT");
        }

        Payout.PutTerms putTerms() {
            return new Payout.PutTerms(new PriceE8(strike), new Sats(amount), new MicroStx(collateral));
        }

        Payout.CallTerms callTerms() {
            return new Payout.CallTerms(new PriceE8(strike), new Sats(amount), new Sats(collateral));
        }

        /** What no policy of the registry can have, in words; empty for one that may be. */
        Optional<String> outOfRange() {
            try {
                Object ignored = isPut() ? putTerms() : callTerms();
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }

        Policy closed(String as) {
            return new Policy(owner, policyType, strike, amount, expirationHeight, collateral, as, NO_REQUEST);
        }

        Policy lapsed() {
            return closed(status);
        }
    }

    /** The vault's lock of a policy. */
    record Backing(String token, String tier, long epoch, long collateral, long premium) {}

    record PriceOf(String asset, long height) {}

    /** What the oracle says to a question for one price. */
    sealed interface PriceAnswer {
        record Known(long price) implements PriceAnswer {}

        record Refused(long code) implements PriceAnswer {}
    }
}
