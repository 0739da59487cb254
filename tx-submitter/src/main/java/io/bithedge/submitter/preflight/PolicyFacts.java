package io.bithedge.submitter.preflight;

import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.policy.Payout;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import java.util.Map;
import java.util.Optional;

/**
 * What of the registry, the vault and the oracle decides the end of policies. Source: policy-registry#get-policy, #get-last-policy-id,
 * liquidity-pool-vault#get-lock, price-oracle#is-without-price, #get-first-price. Ids that the contracts do not know are absent.
 *
 * @param burnHeight the burn height that the next block has at least.
 */
record PolicyFacts(
        long burnHeight,
        long lastPolicyId,
        Map<Long, Policy> policies,
        Map<Long, Backing> locks,
        Map<Question, Answer> prices) {
    PolicyFacts {
        policies = Map.copyOf(policies);
        locks = Map.copyOf(locks);
        prices = Map.copyOf(prices);
    }

    /** A policy as the registry keeps it. */
    record Policy(
            String owner,
            String policyType,
            long strike,
            long amount,
            long expirationHeight,
            long collateral,
            String status,
            Optional<Request> request) {
        boolean isActive() {
            return status.equals("ACTIVE");
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

        Policy ended(String as) {
            return new Policy(owner, policyType, strike, amount, expirationHeight, collateral, as, Optional.empty());
        }
    }

    /** A pending activation: burn height and time of its block. */
    record Request(long height, long time) {}

    /** The vault's lock of a policy. */
    record Backing(
            String registry, String owner, String token, String tier, long epoch, long collateral, long premium) {}

    /** Heights from which on, and up to which, a record ends a policy, and the second behind which it must be observed. */
    record Window(long from, long to, long after) {
        private static final long ACTIVATION_BLOCKS = 7;
        private static final long VOID_BLOCKS = 1_008;

        /** Which of the two calls. */
        enum Kind {
            EXPIRATION,
            ACTIVATION
        }

        static Window ofExpiration(Policy policy) {
            return new Window(policy.expirationHeight(), policy.expirationHeight() + VOID_BLOCKS, 0);
        }

        static Window ofActivation(Request request) {
            return new Window(request.height() + 1, request.height() + ACTIVATION_BLOCKS, request.time());
        }
    }

    /** Whether the record at a height is the first of a window. */
    record Question(String asset, Window window, long at) {}

    sealed interface Answer {
        /** There is no record of the window yet. */
        record Without() implements Answer {}

        record First(long price) implements Answer {}

        record Refused(long code) implements Answer {}
    }
}
