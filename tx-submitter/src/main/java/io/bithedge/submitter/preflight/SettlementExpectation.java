package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.submitter.preflight.CallEvent.ActivationLapsed;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosed;
import io.bithedge.submitter.preflight.CallEvent.PolicyOutcome;
import io.bithedge.submitter.preflight.CallEvent.PolicySettled;
import io.bithedge.submitter.preflight.CallEvent.PolicyVoided;
import io.bithedge.submitter.preflight.Finding.FailingItem;
import io.bithedge.submitter.preflight.Finding.Fate;
import io.bithedge.submitter.preflight.Finding.ItemsFail;
import io.bithedge.submitter.preflight.Finding.Unexpected;
import io.bithedge.submitter.preflight.PolicyFacts.Backing;
import io.bithedge.submitter.preflight.PolicyFacts.Policy;
import io.bithedge.submitter.preflight.PolicyFacts.Window;
import io.bithedge.submitter.rule.FailureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the expected events of a settling call out of what was predicted, item by item; what is left over is unexpected. */
final class SettlementExpectation {
    private final PolicyFacts facts;
    private final String vault;
    private final Window.Kind kind;
    private final List<FailingItem> failing = new ArrayList<>();

    SettlementExpectation(ContractTwin.Settled by, Window.Kind kind) {
        this.facts = by.facts();
        this.vault = by.vault();
        this.kind = kind;
    }

    Finding compare(List<Ending> items, List<CallEvent> events) {
        List<CallEvent> left = new ArrayList<>(events);
        for (Ending item : items) {
            Optional<String> wrong = take(item.policyId(), left);
            if (wrong.isPresent()) {
                return new Unexpected("policy %d: %s".formatted(item.policyId(), wrong.get()));
            }
        }
        if (!left.isEmpty() || failing.isEmpty()) {
            return ExpectationRule.nothingElse(left);
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
            return id > facts.lastPolicyId() ? skipped(id) : Optional.of("expected an outcome, got none");
        }
        left.remove(outcome.get());
        return switch (outcome.get()) {
            case PolicyClosed closed -> closed(closed, left);
            case ActivationLapsed lapsed -> lapsed(lapsed);
            case ItemFailed failed -> {
                String why = FailureText.named(failed.code());
                failing.add(new FailingItem(id, Fate.of(failed.code()), why));
                yield Optional.empty();
            }
        };
    }

    /** The contract passes over it without a word: nothing happens, so it fails. */
    private Optional<String> skipped(long id) {
        failing.add(new FailingItem(id, Fate.NEVER, "no policy has this id"));
        return Optional.empty();
    }

    private Optional<String> closed(PolicyClosed closed, List<CallEvent> left) {
        Policy policy = facts.policies().get(closed.policyId());
        Backing lock = facts.locks().get(closed.policyId());
        if (policy == null || lock == null) {
            return Optional.of("would be closed, although it has no %s".formatted(policy == null ? "terms" : "lock"));
        }
        if (!closed.owner().equals(policy.owner()) || !lock.owner().equals(policy.owner())) {
            return Optional.of("expected its owner %s, got %s, and %s of the lock"
                    .formatted(policy.owner(), closed.owner(), lock.owner()));
        }
        if (!statuses(closed.payout()).contains(closed.status())) {
            return Optional.of("expected status %s, got %s".formatted(statuses(closed.payout()), closed.status()));
        }
        if (closed.payout() > lock.collateral()) {
            return Optional.of("payout %d exceeds its lock %d".formatted(closed.payout(), lock.collateral()));
        }
        return closed.status().equals(SettlementTwin.VOID)
                ? taken(voided(closed, lock), paid(lock, lock.premium()), left)
                : taken(settled(closed, lock), paid(lock, closed.payout()), left);
    }

    private List<String> statuses(long payout) {
        return switch (kind) {
            case ACTIVATION -> List.of("EXERCISED");
            case EXPIRATION -> payout > 0 ? List.of("EXPIRED_ITM") : List.of("EXPIRED_OTM", SettlementTwin.VOID);
        };
    }

    private static PolicySettled settled(PolicyClosed closed, Backing lock) {
        return new PolicySettled(
                closed.policyId(),
                lock.token(),
                lock.tier(),
                lock.epoch(),
                lock.collateral(),
                closed.payout(),
                lock.premium());
    }

    private static PolicyVoided voided(PolicyClosed closed, Backing lock) {
        return new PolicyVoided(
                closed.policyId(), lock.token(), lock.tier(), lock.epoch(), lock.collateral(), lock.premium());
    }

    private Optional<Moved> paid(Backing lock, long amount) {
        return amount > 0 ? Optional.of(new Moved(lock.token(), vault, lock.owner(), amount)) : Optional.empty();
    }

    private static Optional<String> taken(CallEvent end, Optional<Moved> payment, List<CallEvent> left) {
        if (!left.remove(end)) {
            return Optional.of("expected " + end + ", got none");
        }
        return payment.filter(moved -> !left.remove(moved)).map(moved -> "expected " + moved + ", got none");
    }

    private Optional<String> lapsed(ActivationLapsed lapsed) {
        return kind == Window.Kind.ACTIVATION ? Optional.empty() : Optional.of("expected an expiration, got " + lapsed);
    }
}
