package io.bithedge.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.policy.SettlementPrice.Ending;
import io.bithedge.ledger.policy.SettlementPrice.Window;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expiration or request at height 100; the first records of BTC and STX at or behind the window's beginning, 0: none. */
class SettlementPriceTest {
    private static final Window EXPIRATION = Window.ofExpiration(100);
    private static final Window ACTIVATION = Window.ofActivation(100, 5_000);

    @ParameterizedTest
    @CsvSource({
        // btc | stx | now | expected
        "0,     0,     100,   wait",
        "100,   0,     100,   wait",
        "0,     100,   100,   wait",
        "100,   100,   100,   100 100",
        "103,   101,   103,   103 101",
        // However late, up to 1,008 blocks.
        "1107,  140,   1107,  1107 140",
        "1108,  140,   1108,  1108 140",
        // A record that comes later does not bring it back, and is named all the same.
        "1109,  140,   1109,  void 1109 140",
        "140,   1109,  1109,  void 140 1109",
        "1109,  1109,  5000,  void 1109 1109",
        "0,     0,     1108,  wait",
        "0,     0,     1109,  void 0 0",
        "140,   0,     1108,  wait",
        "140,   0,     1109,  void 140 0",
    })
    void expirationEndsAtTheFirstRecordsOfAWeek(long btc, long stx, long now, String expected) {
        assertThat(word(SettlementPrice.of(EXPIRATION, at(btc), at(stx), true, now)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"100, 99, 100 0", "0, 1108, wait", "0, 1109, void 0 0", "1109, 1109, void 1109 0"})
    void aCallNeedsNoPriceOfStx(long btc, long now, String expected) {
        assertThat(word(SettlementPrice.of(EXPIRATION, at(btc), Optional.empty(), false, now)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "101, 101, 101, 101 101",
        "107, 107, 107, 107 107",
        "0,   0,   107, wait",
        "0,   0,   108, void 0 0",
        "108, 108, 108, void 108 108",
    })
    void activationLapsesBehindSevenBlocks(long btc, long stx, long now, String expected) {
        assertThat(word(SettlementPrice.of(ACTIVATION, at(btc), at(stx), true, now)))
                .isEqualTo(expected);
    }

    @Test
    void activationTakesNoRecordOfItsHeightNorOneObservedBeforeIt() {
        assertThat(ACTIVATION.holds(100, 9_000)).isFalse();
        assertThat(ACTIVATION.holds(101, 5_000)).isFalse();
        assertThat(ACTIVATION.holds(101, 5_001)).isTrue();
        assertThat(EXPIRATION.holds(99, 9_000)).isFalse();
        assertThat(EXPIRATION.holds(100, 1)).isTrue();
    }

    private static Optional<Long> at(long height) {
        return height == 0 ? Optional.empty() : Optional.of(height);
    }

    private static String word(Ending ending) {
        return switch (ending) {
            case Ending.Pending pending -> "wait";
            case Ending.At(long btcAt, long stxAt, boolean isPriced) -> (isPriced ? "" : "void ") + btcAt + " " + stxAt;
        };
    }
}
