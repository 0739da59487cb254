package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.preflight.CallEvent.ActivationLapsed;
import io.bithedge.submitter.preflight.CallEvent.EpochOpened;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosedV1;
import io.bithedge.submitter.preflight.CallEvent.PolicySettled;
import io.bithedge.submitter.preflight.CallEvent.PriceHeldV1;
import io.bithedge.submitter.preflight.CallEvent.PriceRecordedV1;
import io.bithedge.submitter.preflight.Finding.AsExpected;
import io.bithedge.submitter.preflight.Finding.CallFails;
import io.bithedge.submitter.preflight.Finding.FailingItem;
import io.bithedge.submitter.preflight.Finding.Fate;
import io.bithedge.submitter.preflight.Finding.ItemsFail;
import io.bithedge.submitter.preflight.Finding.Unexpected;
import io.bithedge.submitter.preflight.PolicyFactsV1.Backing;
import io.bithedge.submitter.preflight.PolicyFactsV1.Policy;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.Prediction.Undone;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationRuleV1Test {
    private static final Bytes ROOT = Bytes.zeros(32);
    private static final Opening OPENING = new Opening("STX", "balanced", 8, 4_096, 750, ROOT);
    private static final EpochOpened OPENED = new EpochOpened("STX", "balanced", 8, 4_096, 750, ROOT);
    private static final Price PRICE = new Price("BTC", 10_000, 5);

    private static final Policy POLICY = new Policy("peter", "PUT", 1, 1, 100, 500, "ACTIVE", Policy.NO_REQUEST);
    private static final PolicyFactsV1 FACTS = new PolicyFactsV1(
            100,
            "registry",
            Map.of(7L, POLICY, 8L, POLICY),
            Map.of(7L, new Backing("STX", "balanced", 4, 500, 9), 8L, new Backing("STX", "balanced", 4, 500, 9)),
            Map.of(),
            Map.of());

    private static PolicySettled settled(long id, long payout) {
        return new PolicySettled(id, "STX", "balanced", 4, 500, payout, 9);
    }

    private static PolicyClosedV1 closed(long id, String status, long payout) {
        return new PolicyClosedV1(id, "peter", status, 1, 1, payout, 0);
    }

    private static Moved paid(String to, long amount) {
        return new Moved("STX", "vault", to, amount);
    }

    private static Finding open(CallEvent... events) {
        return ExpectationRuleV1.openEpochs(List.of(OPENING), new Succeeds(List.of(events)));
    }

    private static Finding submit(CallEvent... events) {
        return ExpectationRuleV1.submitPrices(List.of(PRICE), "us", new Succeeds(List.of(events)));
    }

    private static Finding expire(List<Long> ids, CallEvent... events) {
        return ExpectationRuleV1.expirations(ids, FACTS, "vault", new Succeeds(List.of(events)));
    }

    static Stream<Arguments> unexpectedOpenings() {
        return Stream.of(
                Arguments.of("no event", List.of()),
                Arguments.of("another weight", List.of(new EpochOpened("STX", "balanced", 8, 4_095, 750, ROOT))),
                Arguments.of("another capacity", List.of(new EpochOpened("STX", "balanced", 8, 4_096, 751, ROOT))),
                Arguments.of(
                        "another root",
                        List.of(new EpochOpened("STX", "balanced", 8, 4_096, 750, Bytes.ofHex("01".repeat(32))))),
                Arguments.of("twice", List.of(OPENED, OPENED)),
                Arguments.of("a payment", List.of(OPENED, paid("peter", 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unexpectedOpenings")
    void findsWhatIsWrongWithAnOpening(String what, List<CallEvent> events) {
        assertThat(open(events.toArray(CallEvent[]::new))).isInstanceOf(Unexpected.class);
    }

    @Test
    void expectsOneOpeningEach() {
        assertThat(open(OPENED)).isEqualTo(new AsExpected());
    }

    @Test
    void expectsOurPriceRecordedHeldOrNeither() {
        assertThat(submit(new PriceRecordedV1("BTC", 10_000, 5, "us"))).isEqualTo(new AsExpected());
        assertThat(submit(new PriceHeldV1("BTC", 10_000, 5, "us"))).isEqualTo(new AsExpected());
        assertThat(submit()).isEqualTo(new AsExpected());
        assertThat(submit(new PriceRecordedV1("BTC", 10_001, 5, "us"))).isInstanceOf(Unexpected.class);
        assertThat(submit(new PriceRecordedV1("BTC", 10_000, 5, "other"))).isInstanceOf(Unexpected.class);
        assertThat(submit(new PriceRecordedV1("BTC", 10_000, 5, "us"), new PriceHeldV1("BTC", 10_000, 5, "us")))
                .isInstanceOf(Unexpected.class);
    }

    @Test
    void expectsEachSettlementPaidToItsOwner() {
        assertThat(expire(
                        List.of(7L, 8L),
                        paid("peter", 500),
                        settled(7, 500),
                        closed(7, "EXPIRED_ITM", 500),
                        settled(8, 0),
                        closed(8, "EXPIRED_OTM", 0)))
                .isEqualTo(new AsExpected());
    }

    static Stream<Arguments> unexpectedSettlements() {
        return Stream.of(
                Arguments.of("no outcome", List.of()),
                Arguments.of("no payment", List.of(settled(7, 500), closed(7, "EXPIRED_ITM", 500))),
                Arguments.of(
                        "paid to another",
                        List.of(paid("mallory", 500), settled(7, 500), closed(7, "EXPIRED_ITM", 500))),
                Arguments.of("paid more", List.of(paid("peter", 501), settled(7, 500), closed(7, "EXPIRED_ITM", 500))),
                Arguments.of(
                        "paid twice",
                        List.of(
                                paid("peter", 500),
                                paid("peter", 500),
                                settled(7, 500),
                                closed(7, "EXPIRED_ITM", 500))),
                Arguments.of(
                        "paid without owing", List.of(paid("peter", 1), settled(7, 0), closed(7, "EXPIRED_OTM", 0))),
                Arguments.of(
                        "above the lock", List.of(paid("peter", 501), settled(7, 501), closed(7, "EXPIRED_ITM", 501))),
                Arguments.of("not settled by the vault", List.of(closed(7, "EXPIRED_OTM", 0))),
                Arguments.of("as an activation", List.of(settled(7, 0), closed(7, "EXERCISED", 0))),
                Arguments.of("a lapse", List.of(new ActivationLapsed(7, "peter", 90))),
                Arguments.of(
                        "another policy too",
                        List.of(
                                settled(7, 0),
                                closed(7, "EXPIRED_OTM", 0),
                                settled(8, 0),
                                closed(8, "EXPIRED_OTM", 0))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unexpectedSettlements")
    void findsWhatIsWrongWithASettlement(String what, List<CallEvent> events) {
        assertThat(expire(List.of(7L), events.toArray(CallEvent[]::new))).isInstanceOf(Unexpected.class);
    }

    @Test
    void namesTheItemsThatFail() {
        assertThat(expire(List.of(7L, 8L), new ItemFailed(7, 317), settled(8, 0), closed(8, "EXPIRED_OTM", 0)))
                .isEqualTo(new ItemsFail(List.of(
                        new FailingItem(7, Fate.LATER, "price-oracle#ERR_PRICE_PENDING (u317): price pending"))));
    }

    @Test
    void expectsALapseOfAnActivationOnly() {
        assertThat(ExpectationRuleV1.activations(
                        List.of(7L), FACTS, "vault", new Succeeds(List.of(new ActivationLapsed(7, "peter", 90)))))
                .isEqualTo(new AsExpected());
        assertThat(ExpectationRuleV1.activations(
                        List.of(7L), FACTS, "vault", new Succeeds(List.of(settled(7, 0), closed(7, "EXPIRED_OTM", 0)))))
                .isInstanceOf(Unexpected.class);
    }

    @Test
    void tellsWhetherAFailurePasses() {
        assertThat(ExpectationRuleV1.openEpochs(List.of(OPENING), new Fails(128)))
                .isInstanceOfSatisfying(
                        CallFails.class, f -> assertThat(f.fate()).isEqualTo(Fate.LATER));
        assertThat(ExpectationRuleV1.openEpochs(List.of(OPENING), new Fails(132)))
                .isInstanceOfSatisfying(
                        CallFails.class, f -> assertThat(f.fate()).isEqualTo(Fate.NEVER));
        assertThat(ExpectationRuleV1.openEpochs(List.of(OPENING), new Undone("more would move")))
                .isEqualTo(new CallFails(Fate.NEVER, "more would move"));
    }
}
