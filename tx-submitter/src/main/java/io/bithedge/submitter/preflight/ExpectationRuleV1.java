package io.bithedge.submitter.preflight;

import io.bithedge.contracts.ContractsVersion;
import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.submitter.preflight.CallEvent.EpochOpened;
import io.bithedge.submitter.preflight.CallEvent.PriceHeldV1;
import io.bithedge.submitter.preflight.CallEvent.PriceRecordedV1;
import io.bithedge.submitter.preflight.Finding.AsExpected;
import io.bithedge.submitter.preflight.Finding.CallFails;
import io.bithedge.submitter.preflight.Finding.Fate;
import io.bithedge.submitter.preflight.Finding.Unexpected;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.Prediction.Undone;
import io.bithedge.submitter.rule.FailureText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What we expect of each kind of call: its events, and nothing beside them. Holds for a prediction of the twin and for one of a node.
 *
 * <pre>
 * open-epochs           one epoch-opened per opening, with its weight, capacity and root; no funds move
 * submit-prices         per price at most one price-recorded or price-held, ours, by our account; no funds move
 * process-expirations   per policy one policy-closed (EXPIRED_..) or item-failed
 * complete-activations  per policy one policy-closed (EXERCISED), activation-lapsed or item-failed
 *                       a policy-closed comes with one policy-settled of the same lock, payout at most the lock, and one payment
 *                       of exactly the payout from the vault to the owner; nothing else is paid
 * </pre>
 *
 * A price without an event is no surprise: another submitter was first at this height.
 */
public final class ExpectationRuleV1 {
    private ExpectationRuleV1() {}

    public static Finding openEpochs(List<Opening> openings, Prediction prediction) {
        return judge(prediction, events -> {
            List<CallEvent> left = new ArrayList<>(events);
            for (Opening o : openings) {
                EpochOpened expected =
                        new EpochOpened(o.token(), o.tier(), o.epoch(), o.weight(), o.capacity(), o.root());
                if (!left.remove(expected)) {
                    return new Unexpected("expected " + expected + ", got " + events);
                }
            }
            return nothingElse(left);
        });
    }

    public static Finding submitPrices(List<Price> prices, String caller, Prediction prediction) {
        return judge(prediction, events -> {
            List<CallEvent> left = new ArrayList<>(events);
            for (Price p : prices) {
                boolean recorded = left.remove(new PriceRecordedV1(p.asset(), p.price(), p.observedAt(), caller));
                if (!recorded) {
                    left.remove(new PriceHeldV1(p.asset(), p.price(), p.observedAt(), caller));
                }
            }
            return nothingElse(left);
        });
    }

    static Finding expirations(List<Long> policyIds, PolicyFactsV1 facts, String vault, Prediction prediction) {
        return judge(
                prediction,
                events -> new SettlementExpectationV1(facts, vault, Kind.EXPIRATION).compare(policyIds, events));
    }

    static Finding activations(List<Long> policyIds, PolicyFactsV1 facts, String vault, Prediction prediction) {
        return judge(
                prediction,
                events -> new SettlementExpectationV1(facts, vault, Kind.ACTIVATION).compare(policyIds, events));
    }

    /** Which of the two settling calls. */
    enum Kind {
        EXPIRATION,
        ACTIVATION
    }

    /** What follows from a prediction of a call that cannot do anything. */
    static Finding fails(Prediction prediction) {
        return judge(prediction, ExpectationRuleV1::nothingElse);
    }

    private static Finding judge(Prediction prediction, Function<List<CallEvent>, Finding> compare) {
        return switch (prediction) {
            case Succeeds(List<CallEvent> events) -> compare.apply(events);
            case Fails(long code) -> new CallFails(Fate.ofV1(code), FailureText.named(ContractsVersion.V1, code));
            case Undone(String why) -> new CallFails(Fate.NEVER, why);
        };
    }

    static Finding nothingElse(List<CallEvent> left) {
        return left.isEmpty() ? new AsExpected() : new Unexpected("expected nothing more, got " + left);
    }
}
