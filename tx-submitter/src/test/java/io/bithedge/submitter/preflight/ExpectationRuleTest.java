package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.preflight.CallEvent.EpochOpened;
import io.bithedge.submitter.preflight.CallEvent.EpochProposed;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosed;
import io.bithedge.submitter.preflight.CallEvent.PolicySettled;
import io.bithedge.submitter.preflight.CallEvent.PolicyVoided;
import io.bithedge.submitter.preflight.CallEvent.PriceObserved;
import io.bithedge.submitter.preflight.CallEvent.PriceRecorded;
import io.bithedge.submitter.preflight.CallEvent.Prices;
import io.bithedge.submitter.preflight.Finding.AsExpected;
import io.bithedge.submitter.preflight.Finding.CallFails;
import io.bithedge.submitter.preflight.Finding.Fate;
import io.bithedge.submitter.preflight.Finding.ItemsFail;
import io.bithedge.submitter.preflight.Finding.Unexpected;
import io.bithedge.submitter.preflight.PolicyFacts.Backing;
import io.bithedge.submitter.preflight.PolicyFacts.Policy;
import io.bithedge.submitter.preflight.PolicyFacts.Window;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is judged of a call of version 2: everything that it must do, and nothing beside it. */
class ExpectationRuleTest {
    private static final Bytes ROOT = Bytes.zeros(32);
    private static final Opening OPENING = new Opening("STX", "balanced", 8, 4_096, 1, ROOT);
    private static final EpochProposed PROPOSED = new EpochProposed("STX", "balanced", 8, 4_096, 1, ROOT);
    private static final EpochOpened OPENED = new EpochOpened("STX", "balanced", 8, 4_096, 1, ROOT);
    private static final VaultCalls.Book BOOK = new VaultCalls.Book("STX", "balanced");
    private static final Price PRICE = new Price("BTC", 60_000, 5);
    private static final PriceObserved OBSERVED = new PriceObserved("BTC", 60_000, 5, "us");
    private static final Backing LOCK = new Backing("registry", "peter", "STX", "balanced", 4, 500, 9);
    private static final Policy POLICY = new Policy("peter", "PUT", 60_000, 50, 100, 500, "ACTIVE", Optional.empty());
    private static final ContractTwin.Settled BY = new ContractTwin.Settled(
            new PolicyFacts(2_000, 7, Map.of(7L, POLICY), Map.of(7L, LOCK), Map.of()), "vault");
    private static final Prices PRICES = new Prices(1, 100, 1, 100);

    private static Finding open(CallEvent... events) {
        return ExpectationRule.openEpochs(List.of(OPENING), new Succeeds(List.of(events)));
    }

    private static Finding submit(CallEvent... events) {
        return ExpectationRule.submitPrices(List.of(PRICE), "us", new Succeeds(List.of(events)));
    }

    private static Finding expire(long id, CallEvent... events) {
        return ExpectationRule.settlements(
                Window.Kind.EXPIRATION, List.of(new Ending(id, 100, 100)), BY, new Succeeds(List.of(events)));
    }

    private static PolicyClosed closed(String status, Prices prices, long payout) {
        return new PolicyClosed(7, "peter", status, prices, payout, 0);
    }

    private static PolicySettled settled(long payout) {
        return new PolicySettled(7, "STX", "balanced", 4, 500, payout, 9);
    }

    private static PolicyVoided voided() {
        return new PolicyVoided(7, "STX", "balanced", 4, 500, 9);
    }

    private static Moved paid(long amount) {
        return new Moved("STX", "vault", "peter", amount);
    }

    @Test
    void aProposalBeginsNothing() {
        assertThat(open(PROPOSED)).isEqualTo(new AsExpected());
        assertThat(open()).isInstanceOf(Unexpected.class);
        assertThat(open(OPENED)).isInstanceOf(Unexpected.class);
        assertThat(open(PROPOSED, paid(1))).isInstanceOf(Unexpected.class);
    }

    @Test
    void aConfirmationBeginsWhatIsProposedAndNothingElse() {
        VaultFacts.Book book = new VaultFacts.Book(
                7, 90, 10, 0, false, Optional.of(new VaultFacts.Proposal(4_096, 1, ROOT, 95)), false);
        VaultFacts facts = new VaultFacts(
                100, Optional.of(new VaultFacts.Settings(8_000, 7_000)), Optional.empty(), false, Map.of(BOOK, book));
        EpochOpened another = new EpochOpened("STX", "balanced", 8, 4_096, 2, ROOT);

        assertThat(ExpectationRule.confirmOpenings(List.of(BOOK), facts, new Succeeds(List.of(OPENED))))
                .isEqualTo(new AsExpected());
        assertThat(ExpectationRule.confirmOpenings(List.of(BOOK), facts, new Succeeds(List.of(another))))
                .isInstanceOf(Unexpected.class);
        assertThat(ExpectationRule.confirmOpenings(List.of(BOOK), facts, new Fails(136)))
                .isInstanceOfSatisfying(
                        CallFails.class, it -> assertThat(it.fate()).isEqualTo(Fate.DONE));
    }

    @Test
    void aSubmissionIsOurObservationAndAtMostOneRecord() {
        PriceRecorded record = new PriceRecorded("BTC", 60_010, 3, 4, List.of("us", "other"));
        assertThat(submit(OBSERVED)).isEqualTo(new AsExpected());
        assertThat(submit(OBSERVED, record)).isEqualTo(new AsExpected());
        assertThat(submit(OBSERVED, record, record)).isInstanceOf(Unexpected.class);
        assertThat(submit(record)).isInstanceOf(Unexpected.class);
        assertThat(submit(new PriceObserved("BTC", 60_000, 5, "other"))).isInstanceOf(Unexpected.class);
    }

    @Test
    void aSettlementPaysTheOwnerOfItsLock() {
        PolicyClosed inTheMoney = closed("EXPIRED_ITM", PRICES, 100);
        assertThat(expire(7, paid(100), settled(100), inTheMoney)).isEqualTo(new AsExpected());
        assertThat(expire(7, settled(100), inTheMoney)).isInstanceOf(Unexpected.class);
        assertThat(expire(7, paid(101), settled(100), inTheMoney)).isInstanceOf(Unexpected.class);
        assertThat(expire(7, new Moved("STX", "vault", "paul", 100), settled(100), inTheMoney))
                .isInstanceOf(Unexpected.class);
        assertThat(expire(7, settled(0), closed("EXPIRED_OTM", PRICES, 0))).isEqualTo(new AsExpected());
        assertThat(expire(7, settled(0), closed("EXERCISED", PRICES, 0))).isInstanceOf(Unexpected.class);
    }

    @Test
    void aVoidPolicyGivesExactlyItsPremiumBack() {
        PolicyClosed ended = closed("VOID", Prices.NONE, 0);
        assertThat(expire(7, paid(9), voided(), ended)).isEqualTo(new AsExpected());
        assertThat(expire(7, voided(), ended)).isInstanceOf(Unexpected.class);
        assertThat(expire(7, paid(10), voided(), ended)).isInstanceOf(Unexpected.class);
        assertThat(expire(7, settled(0), ended)).isInstanceOf(Unexpected.class);
    }

    /** The contract passes over it without a word. */
    @Test
    void anIdAboveTheLastPolicyFailsWithoutAnEvent() {
        assertThat(expire(8)).isInstanceOf(ItemsFail.class);
        assertThat(expire(7)).isInstanceOf(Unexpected.class);
    }
}
