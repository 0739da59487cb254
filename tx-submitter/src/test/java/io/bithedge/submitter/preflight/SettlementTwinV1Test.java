package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.submitter.preflight.CallEvent.ActivationLapsed;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.Moved;
import io.bithedge.submitter.preflight.CallEvent.PolicyClosedV1;
import io.bithedge.submitter.preflight.CallEvent.PolicySettled;
import io.bithedge.submitter.preflight.PolicyFactsV1.Backing;
import io.bithedge.submitter.preflight.PolicyFactsV1.Policy;
import io.bithedge.submitter.preflight.PolicyFactsV1.PriceAnswer;
import io.bithedge.submitter.preflight.PolicyFactsV1.PriceAnswer.Known;
import io.bithedge.submitter.preflight.PolicyFactsV1.PriceAnswer.Refused;
import io.bithedge.submitter.preflight.PolicyFactsV1.PriceOf;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTwinV1Test {
    private static final long USD = 100_000_000L;
    private static final long SATS = 100_000_000L;
    private static final long MICRO = 1_000_000L;
    private static final Backing LOCK = new Backing("STX", "balanced", 4, 56_250 * MICRO, 900 * MICRO);
    /** PUT over 0.5 BTC at 60,000, expiring at 100. */
    private static final Policy PUT =
            new Policy("peter", "PUT", 60_000 * USD, SATS / 2, 100, 56_250 * MICRO, "ACTIVE", Policy.NO_REQUEST);

    private static PolicyFactsV1 facts(long burnHeight, Policy policy, PriceAnswer btc, PriceAnswer stx) {
        Map<PriceOf, PriceAnswer> prices = new HashMap<>();
        for (long height : new long[] {100, 90}) {
            prices.put(new PriceOf("BTC", height), btc);
            prices.put(new PriceOf("STX", height), stx);
        }
        return new PolicyFactsV1(burnHeight, "registry", Map.of(7L, policy), Map.of(7L, LOCK), prices, prices);
    }

    private static PolicyFactsV1 at(long burnHeight, Policy policy) {
        return facts(burnHeight, policy, new Known(48_000 * USD), new Known(60_000_000));
    }

    private static Policy put(String status, long requestedAt) {
        return new Policy("peter", "PUT", 60_000 * USD, SATS / 2, 100, 56_250 * MICRO, status, requestedAt);
    }

    private static List<CallEvent> expire(PolicyFactsV1 facts, Long... ids) {
        return ((Succeeds) SettlementTwinV1.expirations(facts, "registry", "vault", List.of(ids))).events();
    }

    private static List<CallEvent> activate(PolicyFactsV1 facts, Long... ids) {
        return ((Succeeds) SettlementTwinV1.activations(facts, "registry", "vault", List.of(ids))).events();
    }

    /** Vectors of the domain, section 3: at 48,000 and 0.60 it pays 10,000 STX; at 20,000 and 0.30 the lock cuts 66,666.666666. */
    @ParameterizedTest
    @CsvSource({
        "48000, 60000000, EXPIRED_ITM, 10000000000, 0",
        "20000, 30000000, EXPIRED_ITM, 56250000000, 10416666666",
        "60000, 60000000, EXPIRED_OTM, 0, 0",
    })
    void settlesAPut(long btcUsd, long stx, String status, long payout, long shortfall) {
        PolicyFactsV1 facts = facts(100, PUT, new Known(btcUsd * USD), new Known(stx));
        PolicySettled settled = new PolicySettled(7, "STX", "balanced", 4, 56_250 * MICRO, payout, 900 * MICRO);
        PolicyClosedV1 closed = new PolicyClosedV1(7, "peter", status, btcUsd * USD, stx, payout, shortfall);
        assertThat(expire(facts, 7L))
                .isEqualTo(
                        payout > 0
                                ? List.of(new Moved("STX", "vault", "peter", payout), settled, closed)
                                : List.of(settled, closed));
    }

    /** (75,000 - 60,000) x 0.5 / 75,000 = 0.1 BTC. */
    @Test
    void settlesACall() {
        Policy call = new Policy("peter", "CALL", 60_000 * USD, SATS / 2, 100, SATS / 2, "ACTIVE", Policy.NO_REQUEST);
        PolicyFactsV1 facts = new PolicyFactsV1(
                100,
                "registry",
                Map.of(7L, call),
                Map.of(7L, new Backing("SBTC", "balanced", 4, SATS / 2, 10)),
                Map.of(new PriceOf("BTC", 100), new Known(75_000 * USD), new PriceOf("STX", 100), new Known(1)),
                Map.of());
        assertThat(expire(facts, 7L)).first().isEqualTo(new Moved("SBTC", "vault", "peter", 10_000_000));
    }

    @Test
    void failsExpirationsInTheOrderOfTheChecks() {
        assertThat(expire(at(99, PUT), 8L)).containsExactly(new ItemFailed(8, 223));
        assertThat(expire(at(99, put("EXERCISED", 90)), 7L)).containsExactly(new ItemFailed(7, 226));
        assertThat(expire(at(99, put("ACTIVE", 90)), 7L)).containsExactly(new ItemFailed(7, 230));
        assertThat(expire(at(100, put("ACTIVE", 90)), 7L)).containsExactly(new ItemFailed(7, 228));
        assertThat(expire(facts(100, PUT, new Refused(317), new Refused(318)), 7L))
                .containsExactly(new ItemFailed(7, 317));
        assertThat(expire(facts(100, PUT, new Known(USD), new Refused(318)), 7L))
                .containsExactly(new ItemFailed(7, 318));
    }

    @Test
    void failsWhereTheVaultWouldRefuse() {
        PolicyFactsV1 good = at(100, PUT);
        PolicyFactsV1 otherRegistry = new PolicyFactsV1(
                100, "another", good.policies(), Map.of(), good.settlementPrices(), good.activationPrices());
        PolicyFactsV1 noLock = new PolicyFactsV1(
                100, "registry", good.policies(), Map.of(), good.settlementPrices(), good.activationPrices());
        PolicyFactsV1 smallLock = new PolicyFactsV1(
                100,
                "registry",
                good.policies(),
                Map.of(7L, new Backing("STX", "balanced", 4, 10_000 * MICRO - 1, 0)),
                good.settlementPrices(),
                good.activationPrices());
        assertThat(expire(otherRegistry, 7L)).containsExactly(new ItemFailed(7, 109));
        assertThat(expire(noLock, 7L)).containsExactly(new ItemFailed(7, 137));
        assertThat(expire(smallLock, 7L)).containsExactly(new ItemFailed(7, 138));
    }

    @Test
    void settlesAnIdThatIsNamedTwiceOnce() {
        assertThat(expire(at(100, PUT), 7L, 7L)).hasSize(4).last().isEqualTo(new ItemFailed(7, 226));
    }

    @Test
    void failsActivationsInTheOrderOfTheChecks() {
        assertThat(activate(at(95, PUT), 8L)).containsExactly(new ItemFailed(8, 223));
        assertThat(activate(at(95, put("EXERCISED", Policy.NO_REQUEST)), 7L)).containsExactly(new ItemFailed(7, 226));
        assertThat(activate(at(95, PUT), 7L)).containsExactly(new ItemFailed(7, 229));
        assertThat(activate(facts(95, put("ACTIVE", 90), new Refused(317), new Refused(317)), 7L))
                .containsExactly(new ItemFailed(7, 317));
    }

    @Test
    void activatesInTheMoneyAndLapsesOtherwise() {
        assertThat(activate(at(95, put("ACTIVE", 90)), 7L))
                .last()
                .isEqualTo(new PolicyClosedV1(7, "peter", "EXERCISED", 48_000 * USD, 60_000_000, 10_000 * MICRO, 0));
        assertThat(activate(facts(95, put("ACTIVE", 90), new Known(60_000 * USD), new Known(1)), 7L))
                .containsExactly(new ActivationLapsed(7, "peter", 90));
        assertThat(activate(facts(98, put("ACTIVE", 90), new Refused(318), new Known(1)), 7L))
                .containsExactly(new ActivationLapsed(7, "peter", 90));
    }

    @Test
    void knowsThatALapsedRequestIsGone() {
        assertThat(activate(facts(98, put("ACTIVE", 90), new Refused(318), new Known(1)), 7L, 7L))
                .last()
                .isEqualTo(new ItemFailed(7, 229));
    }
}
