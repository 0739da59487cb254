package io.bithedge.oracle.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.UsdPrice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceBoardTest {
    private static final long NOW = 1_000_000;

    private final PriceBoard board = new PriceBoard(2, Duration.ofMinutes(2));

    private void seen(String source, long price, long atMs) {
        board.publish(List.of(new Tick(Asset.BTC, source, UsdPrice.ofE8(price), atMs)));
    }

    @Test
    void takesTheMiddleOfFreshOnesAndTheTimeOfTheOldest() {
        seen("kraken", 5, NOW - 2_000);
        seen("coinbase", 7, NOW - 9_000);
        seen("gemini", 900, NOW - 1_000);
        assertThat(board.price(Asset.BTC, NOW)).contains(new OwnPrice(UsdPrice.ofE8(7), NOW - 9_000));
        seen("gemini", 6, NOW);
        assertThat(board.price(Asset.BTC, NOW)).contains(new OwnPrice(UsdPrice.ofE8(6), NOW - 9_000));
    }

    @Test
    void hasNoPriceOfTooFewSources() {
        seen("kraken", 5, NOW);
        seen("coinbase", 7, NOW - 120_001);
        assertThat(board.price(Asset.BTC, NOW)).isEmpty();
        assertThat(board.missing(Asset.BTC, NOW)).contains("BTC: 1 sources have a fresh price, 2 are needed");
        assertThat(board.price(Asset.STX, NOW)).isEmpty();
    }
}
