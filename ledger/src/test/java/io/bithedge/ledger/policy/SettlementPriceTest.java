package io.bithedge.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.policy.SettlementPrice.Answer;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expiration or request at height 100. A price is recorded at a height with the height as its value. */
class SettlementPriceTest {

    @ParameterizedTest
    @CsvSource({
        // recorded at | now | expected
        "'',            99,   wait",
        "'94 99',       100,  wait",
        "'94 99',       106,  wait",
        // The first in [100, 106], however near one before is.
        "'99 100 101',  101,  100",
        "'99 106',      106,  106",
        "'99 103 104',  200,  103",
        // None once the height passed 106: the last in [94, 100).
        "'94 99',       107,  99",
        "'94',          107,  94",
        "'96 109',      200,  96",
        // Never one at 107 or later, nor one before 94.
        "'93',          106,  wait",
        "'93',          107,  missing",
        "'93 107',      107,  missing",
        "'',            107,  missing",
    })
    void expirationTakesFirstPriceOfWindowElseLastBefore(String recorded, long now, String expected) {
        assertThat(word(SettlementPrice.forExpiration(100, prices(recorded), now)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'100',         100,  wait",
        "'100',         107,  wait",
        "'100 101',     101,  101",
        "'100 107',     107,  107",
        "'100 104 105', 200,  104",
        // Never the price of the request's own height, nor one from before, nor one after 107.
        "'99 100',      108,  missing",
        "'99 100 108',  108,  missing",
    })
    void activationTakesFirstPriceAfterRequest(String recorded, long now, String expected) {
        assertThat(word(SettlementPrice.forActivation(100, prices(recorded), now)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"100, 100, true", "94, 100, true", "93, 100, false", "101, 100, false"})
    void purchaseNeedsFreshPrice(long priceHeight, long now, boolean expected) {
        assertThat(SettlementPrice.isFreshForPurchase(priceHeight, now)).isEqualTo(expected);
    }

    @Test
    void answerOnceFoundNeverChanges() {
        NavigableMap<Long, PriceE8> prices = prices("99 102");
        Answer first = SettlementPrice.forExpiration(100, prices, 102);
        for (long now = 103; now < 130; now++) {
            prices.put(now, new PriceE8(now));
            assertThat(SettlementPrice.forExpiration(100, prices, now)).isEqualTo(first);
        }
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Found(long height, PriceE8 price) -> {
                assertThat(price.value()).isEqualTo(height);
                yield Long.toString(height);
            }
            case Answer.NotYet notYet -> "wait";
            case Answer.Missing missing -> "missing";
        };
    }

    private static NavigableMap<Long, PriceE8> prices(String heights) {
        NavigableMap<Long, PriceE8> prices = new TreeMap<>();
        heights.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
                .filter(word -> !word.isEmpty())
                .map(Long::valueOf)
                .forEach(height -> prices.put(height, new PriceE8(height)));
        return prices;
    }
}
