package io.bithedge.submitter.preflight;

import io.bithedge.contracts.ContractsVersion;
import io.bithedge.submitter.preflight.CallEvent.ActivationLapsed;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosedV1;
import io.bithedge.submitter.preflight.CallEvent.PolicyOutcome;
import io.bithedge.submitter.preflight.CallEvent.PolicySettled;
import io.bithedge.submitter.preflight.ExpectationRuleV1.Kind;
import io.bithedge.submitter.preflight.Finding.FailingItem;
import io.bithedge.submitter.preflight.Finding.Fate;
import io.bithedge.submitter.preflight.Finding.ItemsFail;
import io.bithedge.submitter.preflight.Finding.Unexpected;
import io.bithedge.submitter.preflight.PolicyFactsV1.Backing;
import io.bithedge.submitter.preflight.PolicyFactsV1.Policy;
import io.bithedge.submitter.rule.FailureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the expected events of a settling call out of what was predicted, policy by policy; what is left over is unexpected. */
final class SettlementExpectationV1 {
    private final PolicyFactsV1 facts;
    private final String vault;
    private final Kind kind;
    private final List<FailingItem> failing = new ArrayList<>();

    SettlementExpectationV1(PolicyFactsV1 facts, String vault, Kind kind) {
        this.facts = facts;
        this.vault = vault;
        this.kind = kind;
    }

    Finding compare(List<Long> policyIds, List<CallEvent> events) {
        List<CallEvent> left = new ArrayList<>(events);
        for (long id : policyIds) {
            Optional<String> wrong = take(id, left);
            if (wrong.isPresent()) {
                return new Unexpected("policy %d: %s".formatted(id, wrong.get()));
            }
        }
        if (!left.isEmpty() || failing.isEmpty()) {
            return ExpectationRuleV1.nothingElse(left);
        }
        return new ItemsFail(failing);
    }

    /** Takes what belongs to the policy; says what is wrong with it. */
    private Optional<String> take(long id, List<CallEvent> left) {
        Optional<PolicyOutcome> outcome = left.stream()
                .filter(PolicyOutcome.class::isInstance)
                .map(PolicyOutcome.class::cast)
                .filter(each -> each.policyId() == id)
                .findFirst();
        if (outcome.isEmpty()) {
            return Optional.of("expected an outcome, got none");
        }
        left.remove(outcome.get());
        return switch (outcome.get()) {
            case PolicyClosedV1 closed -> closed(closed, left);
            case CallEvent.PolicyClosed other -> Optional.of("expected an outcome of version 1, got " + other);
            case ActivationLapsed lapsed -> lapsed(lapsed);
            case ItemFailed failed -> {
                failing.add(new FailingItem(
                        id, Fate.ofV1(failed.code()), FailureText.named(ContractsVersion.V1, failed.code())));
                yield Optional.empty();
            }
        };
    }

    private Optional<String> closed(PolicyClosedV1 closed, List<CallEvent> left) {
        Policy policy = facts.policies().get(closed.policyId());
        Backing lock = facts.locks().get(closed.policyId());
        if (policy == null || lock == null) {
            return Optional.of("would be closed, although it has no %s".formatted(policy == null ? "terms" : "lock"));
        }
        if (!closed.owner().equals(policy.owner())) {
            return Optional.of("expected its owner %s, got %s".formatted(policy.owner(), closed.owner()));
        }
        String status = kind == Kind.ACTIVATION ? "EXERCISED" : closed.payout() > 0 ? "EXPIRED_ITM" : "EXPIRED_OTM";
        if (!closed.status().equals(status)) {
            return Optional.of("expected status %s, got %s".formatted(status, closed.status()));
        }
        if (closed.payout() > lock.collateral()) {
            return Optional.of("payout %d exceeds its lock %d".formatted(closed.payout(), lock.collateral()));
        }
        return paid(closed, lock, left);
    }

    private Optional<String> paid(PolicyClosedV1 closed, Backing lock, List<CallEvent> left) {
        PolicySettled settled = new PolicySettled(
                closed.policyId(),
                lock.token(),
                lock.tier(),
                lock.epoch(),
                lock.collateral(),
                closed.payout(),
                lock.premium());
        if (!left.remove(settled)) {
            return Optional.of("expected " + settled + ", got none");
        }
        Moved payment = new Moved(lock.token(), vault, closed.owner(), closed.payout());
        if (closed.payout() > 0 && !left.remove(payment)) {
            return Optional.of("expected " + payment + ", got none");
        }
        return Optional.empty();
    }

    private Optional<String> lapsed(ActivationLapsed lapsed) {
        return kind == Kind.ACTIVATION ? Optional.empty() : Optional.of("expected an expiration, got " + lapsed);
    }
}
