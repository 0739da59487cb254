package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.submitter.preflight.CallEvent.PriceHeldV1;
import io.bithedge.submitter.preflight.CallEvent.PriceRecordedV1;
import io.bithedge.submitter.preflight.OracleFactsV1.HeldBy;
import io.bithedge.submitter.preflight.OracleFactsV1.Quoted;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitPricesTwinV1Test {
    private static final long OBSERVED_AT = 1_790_000_000L;

    /** Last BTC price 10,000 at height 50; `other` held 8,000 at height 60. */
    private static OracleFactsV1 oracle(long burnHeight, Set<String> taken) {
        return new OracleFactsV1(
                burnHeight,
                List.of("us", "other"),
                Map.of("BTC", new Quoted(10_000, 50)),
                taken,
                Map.of(new HeldBy("BTC", "other"), new Quoted(8_000, 60)));
    }

    private static Price btc(long price) {
        return new Price("BTC", price, OBSERVED_AT);
    }

    private static CallEvent recorded(long price) {
        return new PriceRecordedV1("BTC", price, OBSERVED_AT, "us");
    }

    private static CallEvent held(long price) {
        return new PriceHeldV1("BTC", price, OBSERVED_AT, "us");
    }

    private static Prediction predict(OracleFactsV1 oracle, Price... prices) {
        return SubmitPricesTwinV1.predict(oracle, "us", List.of(prices));
    }

    @Test
    void refusesStrangersThenAssetsThenPrices() {
        OracleFactsV1 oracle = oracle(61, Set.of());
        assertThat(SubmitPricesTwinV1.predict(oracle, "stranger", List.of(new Price("ETH", 0, 0))))
                .isEqualTo(new Fails(306));
        assertThat(predict(oracle, new Price("ETH", 0, 0))).isEqualTo(new Fails(313));
        assertThat(predict(oracle, new Price("BTC", 0, 0))).isEqualTo(new Fails(314));
    }

    /** 5 % of 10,000 is 500; 5 % of the other's 8,000 is 400, good for six blocks from height 60. */
    @ParameterizedTest
    @CsvSource({
        "61,  10500, recorded",
        "61,  9500,  recorded",
        "61,  10501, held",
        "61,  9499,  held",
        "61,  8400,  recorded",
        "61,  8401,  held",
        "66,  8000,  recorded",
        "67,  8000,  held",
        // More than 144 blocks after height 50 the last price binds nobody.
        "194, 1,     held",
        "195, 1,     recorded",
    })
    void recordsOrHolds(long burnHeight, long price, String outcome) {
        assertThat(predict(oracle(burnHeight, Set.of()), btc(price)))
                .isEqualTo(new Succeeds(List.of(outcome.equals("held") ? held(price) : recorded(price))));
    }

    @Test
    void doesNothingWhenAnotherWasFirstAtThisHeight() {
        assertThat(predict(oracle(61, Set.of("BTC")), btc(10_000))).isEqualTo(new Succeeds(List.of()));
    }

    @Test
    void holdsAConfirmedPriceWhenTheHeightIsTaken() {
        assertThat(predict(oracle(61, Set.of("BTC")), btc(8_000))).isEqualTo(new Succeeds(List.of(held(8_000))));
    }

    /** The first is recorded and becomes the last price; the second is near it, but the height is taken. */
    @Test
    void seesWhatTheSameCallRecordedBefore() {
        assertThat(predict(oracle(61, Set.of()), btc(8_000), btc(8_100)))
                .isEqualTo(new Succeeds(List.of(recorded(8_000))));
    }

    @Test
    void recordsTheFirstPriceOfAnAsset() {
        Price stx = new Price("STX", 60_000_000, OBSERVED_AT);
        assertThat(predict(oracle(61, Set.of()), stx))
                .isEqualTo(new Succeeds(List.of(new PriceRecordedV1("STX", 60_000_000, OBSERVED_AT, "us"))));
    }
}
