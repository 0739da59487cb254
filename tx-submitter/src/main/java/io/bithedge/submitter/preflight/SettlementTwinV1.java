package io.bithedge.submitter.preflight;

import io.bithedge.contracts.refusal.ContractCodeV1;
import io.bithedge.ledger.policy.Payout;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.submitter.preflight.CallEvent.ActivationLapsed;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosedV1;
import io.bithedge.submitter.preflight.CallEvent.PolicySettled;
import io.bithedge.submitter.preflight.PolicyFactsV1.Backing;
import io.bithedge.submitter.preflight.PolicyFactsV1.Policy;
import io.bithedge.submitter.preflight.PolicyFactsV1.PriceAnswer;
import io.bithedge.submitter.preflight.PolicyFactsV1.PriceOf;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What process-expirations and complete-activations would do, item by item: an item that fails leaves the others alone.
 * Mirrors policy-registry#process-expirations, #complete-activations and liquidity-pool-vault#settle-policy.
 */
final class SettlementTwinV1 {
    /** A shortfall is only reported, never paid: one above 2^63 is written as 2^63 - 1. */
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final PolicyFactsV1 facts;
    private final String registry;
    private final String vault;
    private final Map<Long, Policy> policies;
    private final Map<Long, Backing> locks;
    private final List<CallEvent> events = new ArrayList<>();

    /** The two prices of a settlement, or the code with which the oracle refuses the first it has none for. */
    private sealed interface Prices {
        record Both(long btc, long stx) implements Prices {}

        record Refused(long code) implements Prices {}
    }

    private record Outcome(long payout, long shortfall) {}

    private SettlementTwinV1(PolicyFactsV1 facts, String registry, String vault) {
        this.facts = facts;
        this.registry = registry;
        this.vault = vault;
        this.policies = new HashMap<>(facts.policies());
        this.locks = new HashMap<>(facts.locks());
    }

    static Prediction expirations(PolicyFactsV1 facts, String registry, String vault, List<Long> policyIds) {
        SettlementTwinV1 twin = new SettlementTwinV1(facts, registry, vault);
        policyIds.forEach(twin::expire);
        return new Succeeds(twin.events);
    }

    static Prediction activations(PolicyFactsV1 facts, String registry, String vault, List<Long> policyIds) {
        SettlementTwinV1 twin = new SettlementTwinV1(facts, registry, vault);
        policyIds.forEach(twin::activate);
        return new Succeeds(twin.events);
    }

    private void expire(long id) {
        Policy policy = policies.get(id);
        if (policy == null) {
            fail(id, ContractCodeV1.UNKNOWN_POLICY);
        } else if (!policy.isActive()) {
            fail(id, ContractCodeV1.NOT_ACTIVE);
        } else if (facts.burnHeight() < policy.expirationHeight()) {
            fail(id, ContractCodeV1.NOT_EXPIRED);
        } else if (policy.hasRequest()) {
            fail(id, ContractCodeV1.ACTIVATION_PENDING);
        } else {
            switch (prices(facts.settlementPrices(), policy.expirationHeight())) {
                case Prices.Refused(long code) -> fail(id, code);
                case Prices.Both both -> {
                    Outcome outcome = outcome(policy, both);
                    close(id, policy, outcome.payout() > 0 ? "EXPIRED_ITM" : "EXPIRED_OTM", both, outcome);
                }
            }
        }
    }

    private void activate(long id) {
        Policy policy = policies.get(id);
        if (policy == null) {
            fail(id, ContractCodeV1.UNKNOWN_POLICY);
        } else if (!policy.isActive()) {
            fail(id, ContractCodeV1.NOT_ACTIVE);
        } else if (!policy.hasRequest()) {
            fail(id, ContractCodeV1.NO_ACTIVATION);
        } else {
            switch (prices(facts.activationPrices(), policy.requestedAt())) {
                case Prices.Refused(long code) when code == ContractCodeV1.NO_PRICE -> lapse(id, policy);
                case Prices.Refused(long code) -> fail(id, code);
                case Prices.Both both -> {
                    Outcome outcome = outcome(policy, both);
                    if (outcome.payout() > 0) {
                        close(id, policy, "EXERCISED", both, outcome);
                    } else {
                        lapse(id, policy);
                    }
                }
            }
        }
    }

    private static Prices prices(Map<PriceOf, PriceAnswer> known, long height) {
        return switch (known.get(new PriceOf("BTC", height))) {
            case null -> new Prices.Refused(ContractCodeV1.NO_PRICE);
            case PriceAnswer.Refused(long code) -> new Prices.Refused(code);
            case PriceAnswer.Known(long btc) ->
                switch (known.get(new PriceOf("STX", height))) {
                    case null -> new Prices.Refused(ContractCodeV1.NO_PRICE);
                    case PriceAnswer.Refused(long code) -> new Prices.Refused(code);
                    case PriceAnswer.Known(long stx) -> new Prices.Both(btc, stx);
                };
        };
    }

    private static Outcome outcome(Policy policy, Prices.Both prices) {
        PriceE8 btc = new PriceE8(prices.btc());
        if (policy.isPut()) {
            Payout.Put put = policy.putTerms().settleFloor(btc, new PriceE8(prices.stx()));
            return new Outcome(put.payout().value(), reported(put.shortfall()));
        }
        Payout.Call call = policy.callTerms().settleFloor(btc);
        return new Outcome(call.payout().value(), reported(call.shortfall()));
    }

    private static long reported(BigInteger shortfall) {
        return shortfall.min(LONG_MAX).longValueExact();
    }

    private void close(long id, Policy policy, String status, Prices.Both prices, Outcome outcome) {
        Backing lock = locks.get(id);
        if (!facts.vaultsRegistry().equals(registry)) {
            fail(id, ContractCodeV1.NOT_REGISTRY);
        } else if (lock == null) {
            fail(id, ContractCodeV1.UNKNOWN_LOCK);
        } else if (outcome.payout() > lock.collateral()) {
            fail(id, ContractCodeV1.PAYOUT_ABOVE_LOCK);
        } else {
            if (outcome.payout() > 0) {
                events.add(new Moved(lock.token(), vault, policy.owner(), outcome.payout()));
            }
            events.add(new PolicySettled(
                    id, lock.token(), lock.tier(), lock.epoch(), lock.collateral(), outcome.payout(), lock.premium()));
            events.add(new PolicyClosedV1(
                    id, policy.owner(), status, prices.btc(), prices.stx(), outcome.payout(), outcome.shortfall()));
            locks.remove(id);
            policies.put(id, policy.closed(status));
        }
    }

    private void lapse(long id, Policy policy) {
        policies.put(id, policy.lapsed());
        events.add(new ActivationLapsed(id, policy.owner(), policy.requestedAt()));
    }

    private void fail(long id, long code) {
        events.add(new ItemFailed(id, code));
    }
}
