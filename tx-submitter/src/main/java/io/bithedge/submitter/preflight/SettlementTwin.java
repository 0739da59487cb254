package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.refusal.ContractCode;
import io.bithedge.ledger.policy.Payout;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.submitter.preflight.CallEvent.ActivationLapsed;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosed;
import io.bithedge.submitter.preflight.CallEvent.PolicySettled;
import io.bithedge.submitter.preflight.CallEvent.PolicyVoided;
import io.bithedge.submitter.preflight.CallEvent.Prices;
import io.bithedge.submitter.preflight.PolicyFacts.Answer;
import io.bithedge.submitter.preflight.PolicyFacts.Backing;
import io.bithedge.submitter.preflight.PolicyFacts.Policy;
import io.bithedge.submitter.preflight.PolicyFacts.Question;
import io.bithedge.submitter.preflight.PolicyFacts.Request;
import io.bithedge.submitter.preflight.PolicyFacts.Window;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What process-expirations and complete-activations would do, item by item: an item that fails leaves the others alone, one above the last
 * policy is skipped. Mirrors policy-registry#process-expirations, #complete-activations and liquidity-pool-vault#settle-policy, #void-policy.
 */
final class SettlementTwin {
    static final String VOID = "VOID";

    /** A shortfall is only reported, never paid: one above 2^63 is written as 2^63 - 1. */
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final PolicyFacts facts;
    private final String registry;
    private final String vault;
    private final Map<Long, Policy> policies;
    private final Map<Long, Backing> locks;
    private final List<CallEvent> events = new ArrayList<>();

    /** The prices that end a policy, none, or why they cannot be told. */
    private sealed interface Found {
        record All(Prices prices) implements Found {}

        record None() implements Found {}

        record Refused(long code) implements Found {}
    }

    private record Outcome(long payout, long shortfall) {
        static final Outcome NOTHING = new Outcome(0, 0);
    }

    SettlementTwin(PolicyFacts facts, String registry, String vault) {
        this.facts = facts;
        this.registry = registry;
        this.vault = vault;
        this.policies = new HashMap<>(facts.policies());
        this.locks = new HashMap<>(facts.locks());
    }

    Prediction predict(Window.Kind kind, List<Ending> items) {
        for (Ending item : items) {
            if (item.policyId() <= facts.lastPolicyId()) {
                end(kind, item);
            }
        }
        return new Succeeds(events);
    }

    private void end(Window.Kind kind, Ending item) {
        Policy policy = policies.get(item.policyId());
        if (policy == null) {
            fail(item, ContractCode.UNKNOWN_POLICY);
        } else if (!policy.isActive()) {
            fail(item, ContractCode.NOT_ACTIVE);
        } else {
            switch (kind) {
                case EXPIRATION -> expire(item, policy);
                case ACTIVATION ->
                    policy.request()
                            .ifPresentOrElse(
                                    request -> activate(item, policy, request),
                                    () -> fail(item, ContractCode.NO_ACTIVATION));
            }
        }
    }

    private void expire(Ending item, Policy policy) {
        if (facts.burnHeight() < policy.expirationHeight()) {
            fail(item, ContractCode.NOT_EXPIRED);
        } else if (policy.request().isPresent()) {
            fail(item, ContractCode.ACTIVATION_PENDING);
        } else {
            switch (prices(item, policy, Window.ofExpiration(policy))) {
                case Found.Refused(long code) -> fail(item, code);
                case Found.None() -> close(item, policy.ended(VOID), Prices.NONE, Outcome.NOTHING);
                case Found.All(Prices prices) -> {
                    Outcome outcome = outcome(policy, prices);
                    String status = outcome.payout() > 0 ? "EXPIRED_ITM" : "EXPIRED_OTM";
                    close(item, policy.ended(status), prices, outcome);
                }
            }
        }
    }

    private void activate(Ending item, Policy policy, Request request) {
        switch (prices(item, policy, Window.ofActivation(request))) {
            case Found.Refused(long code) -> fail(item, code);
            case Found.None() -> lapse(item, policy, request);
            case Found.All(Prices prices) -> {
                Outcome outcome = outcome(policy, prices);
                if (outcome.payout() > 0) {
                    close(item, policy.ended("EXERCISED"), prices, outcome);
                } else {
                    lapse(item, policy, request);
                }
            }
        }
    }

    /** BTC first; a CALL has no use for STX. */
    private Found prices(Ending item, Policy policy, Window window) {
        return switch (within("BTC", item.btcAt(), window)) {
            case Found.All(Prices btc)
            when policy.isPut() ->
                switch (within("STX", item.stxAt(), window)) {
                    case Found.All(Prices stx) ->
                        new Found.All(new Prices(btc.btcPrice(), btc.btcAt(), stx.btcPrice(), stx.btcAt()));
                    case Found.None none -> none;
                    case Found.Refused refused -> refused;
                };
            case Found.All all -> all;
            case Found.None none -> none;
            case Found.Refused refused -> refused;
        };
    }

    /** The price of one asset, in the place of the first. */
    private Found within(String asset, long at, Window window) {
        return switch (facts.prices().get(new Question(asset, window, at))) {
            case null -> throw new IllegalStateException("not asked: %s at %d of %s".formatted(asset, at, window));
            case Answer.Without() ->
                facts.burnHeight() > window.to() ? new Found.None() : new Found.Refused(ContractCode.PRICE_PENDING);
            case Answer.Refused(long code) -> new Found.Refused(code);
            case Answer.First(long price) ->
                at <= window.to() ? new Found.All(new Prices(price, at, 0, 0)) : new Found.None();
        };
    }

    private static Outcome outcome(Policy policy, Prices prices) {
        PriceE8 btc = new PriceE8(prices.btcPrice());
        if (policy.isPut()) {
            Payout.Put put = policy.putTerms().settleFloor(btc, new PriceE8(prices.stxPrice()));
            return new Outcome(put.payout().value(), reported(put.shortfall()));
        }
        Payout.Call call = policy.callTerms().settleFloor(btc);
        return new Outcome(call.payout().value(), reported(call.shortfall()));
    }

    private static long reported(BigInteger shortfall) {
        return shortfall.min(LONG_MAX).longValueExact();
    }

    private void close(Ending item, Policy ended, Prices prices, Outcome outcome) {
        long id = item.policyId();
        Backing lock = locks.get(id);
        if (lock == null) {
            fail(item, ContractCode.UNKNOWN_LOCK);
        } else if (!lock.registry().equals(registry)) {
            fail(item, ContractCode.NOT_REGISTRY);
        } else if (outcome.payout() > lock.collateral()) {
            fail(item, ContractCode.PAYOUT_ABOVE_LOCK);
        } else {
            free(id, lock, ended.status().equals(VOID), outcome.payout());
            events.add(
                    new PolicyClosed(id, ended.owner(), ended.status(), prices, outcome.payout(), outcome.shortfall()));
            locks.remove(id);
            policies.put(id, ended);
        }
    }

    private void free(long id, Backing lock, boolean isVoid, long payout) {
        long paid = isVoid ? lock.premium() : payout;
        if (paid > 0) {
            events.add(new Moved(lock.token(), vault, lock.owner(), paid));
        }
        events.add(
                isVoid
                        ? new PolicyVoided(
                                id, lock.token(), lock.tier(), lock.epoch(), lock.collateral(), lock.premium())
                        : new PolicySettled(
                                id,
                                lock.token(),
                                lock.tier(),
                                lock.epoch(),
                                lock.collateral(),
                                payout,
                                lock.premium()));
    }

    private void lapse(Ending item, Policy policy, Request request) {
        policies.put(item.policyId(), policy.ended(policy.status()));
        events.add(new ActivationLapsed(item.policyId(), policy.owner(), request.height()));
    }

    private void fail(Ending item, long code) {
        events.add(new ItemFailed(item.policyId(), code));
    }
}
