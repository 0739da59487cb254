package io.bithedge.pool.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.pool.pricing.PolicyType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyerTierTest {
    @ParameterizedTest
    @CsvSource({
        "PUT, 10000, CONSERVATIVE", "PUT, 9500, CONSERVATIVE", "PUT, 9499, STANDARD", "PUT, 8500, STANDARD",
        "PUT, 8499, FLEXIBLE", "PUT, 7500, FLEXIBLE", "PUT, 7499, CRASH", "PUT, 5000, CRASH",
        "CALL, 10000, CONSERVATIVE", "CALL, 10500, CONSERVATIVE", "CALL, 10501, STANDARD", "CALL, 11500, STANDARD",
        "CALL, 12500, FLEXIBLE", "CALL, 12501, CRASH", "CALL, 15000, CRASH",
    })
    void followsTheDistanceOfTheStrike(PolicyType policyType, long strikeToSpotBps, BuyerTier expected) {
        assertThat(BuyerTier.of(policyType, strikeToSpotBps)).isEqualTo(expected);
    }
}
