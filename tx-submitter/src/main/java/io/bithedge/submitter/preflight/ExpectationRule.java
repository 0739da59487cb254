package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.submitter.preflight.CallEvent.EpochProposed;
import io.bithedge.submitter.preflight.CallEvent.PriceObserved;
import io.bithedge.submitter.preflight.CallEvent.PriceRecorded;
import io.bithedge.submitter.preflight.Finding.AsExpected;
import io.bithedge.submitter.preflight.Finding.CallFails;
import io.bithedge.submitter.preflight.Finding.Fate;
import io.bithedge.submitter.preflight.Finding.Unexpected;
import io.bithedge.submitter.preflight.PolicyFacts.Window;
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
 * open-epochs           one epoch-proposed per opening, with its weight, capacity and root; no funds move
 * confirm-openings      per book at most one epoch-opened, of what is proposed; no funds move
 * submit-prices         per price one price-observed by our account, per asset at most one price-recorded; no funds move
 * process-expirations   per policy one policy-closed (EXPIRED_.. or VOID) or item-failed, or nothing above the last policy
 * complete-activations  per policy one policy-closed (EXERCISED), activation-lapsed or item-failed, or nothing above the last policy
 *                       a policy-closed comes with one policy-settled of the same lock, payout at most the lock, and one payment
 *                       of exactly the payout from the vault to the owner; a VOID one with one policy-voided and one payment of the
 *                       lock's premium; nothing else is paid
 * </pre>
 */
final class ExpectationRule {
    private ExpectationRule() {}

    static Finding openEpochs(List<Opening> openings, Prediction prediction) {
        return judge(prediction, events -> {
            List<CallEvent> left = new ArrayList<>(events);
            for (Opening o : openings) {
                EpochProposed expected =
                        new EpochProposed(o.token(), o.tier(), o.epoch(), o.weight(), o.capacity(), o.root());
                if (!left.remove(expected)) {
                    return new Unexpected("expected " + expected + ", got " + events);
                }
            }
            return nothingElse(left);
        });
    }

    static Finding confirmOpenings(List<VaultCalls.Book> books, VaultFacts facts, Prediction prediction) {
        return judge(prediction, events -> {
            List<CallEvent> left = new ArrayList<>(events);
            for (VaultCalls.Book book : books) {
                ConfirmOpeningsTwin.begun(facts, book).ifPresent(left::remove);
            }
            return nothingElse(left);
        });
    }

    static Finding submitPrices(List<Price> prices, String caller, Prediction prediction) {
        return judge(prediction, events -> {
            List<CallEvent> left = new ArrayList<>(events);
            for (Price p : prices) {
                PriceObserved expected = new PriceObserved(p.asset(), p.price(), p.observedAt(), caller);
                if (!left.remove(expected)) {
                    return new Unexpected("expected " + expected + ", got " + events);
                }
            }
            prices.stream()
                    .map(Price::asset)
                    .distinct()
                    .forEach(asset -> left.stream()
                            .filter(event -> event instanceof PriceRecorded recorded
                                    && recorded.asset().equals(asset))
                            .findFirst()
                            .ifPresent(left::remove));
            return nothingElse(left);
        });
    }

    static Finding settlements(Window.Kind kind, List<Ending> items, ContractTwin.Settled by, Prediction prediction) {
        return judge(prediction, events -> new SettlementExpectation(by, kind).compare(items, events));
    }

    private static Finding judge(Prediction prediction, Function<List<CallEvent>, Finding> compare) {
        return switch (prediction) {
            case Succeeds(List<CallEvent> events) -> compare.apply(events);
            case Fails(long code) -> new CallFails(Fate.of(code), FailureText.named(code));
            case Undone(String why) -> new CallFails(Fate.NEVER, why);
        };
    }

    static Finding nothingElse(List<CallEvent> left) {
        return left.isEmpty() ? new AsExpected() : new Unexpected("expected nothing more, got " + left);
    }
}
