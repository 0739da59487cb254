package io.bithedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.SourceHealth.Level;
import io.bithedge.oracle.SourceHealth.Verdict;
import io.bithedge.oracle.SourceStatus.MarketStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceHealthTest {
    private static final long NOW = 1_000_000;

    private static MarketStatus good(Asset asset, long ageMs) {
        return new MarketStatus(asset, NOW - ageMs, "60000", 1, 0, "");
    }

    private static MarketStatus refused(Asset asset) {
        return new MarketStatus(asset, 0, "", 0, 1, "STALE, observed 90000 ms ago, at most 60000");
    }

    private static SourceStatus venue(String name, MarketStatus... markets) {
        return new SourceStatus(name, "closed", 0, 60_000, List.of(markets));
    }

    @Test
    void isUpWithoutVenues() {
        assertThat(SourceHealth.of(List.of(), 1, NOW)).isEqualTo(new Verdict(Level.UP, ""));
    }

    @Test
    void isUpWhenEveryVenueIs() {
        SourceStatus a = venue("a", good(Asset.BTC, 60_000), good(Asset.STX, 1));
        assertThat(SourceHealth.of(List.of(a), 1, NOW)).isEqualTo(new Verdict(Level.UP, ""));
    }

    @Test
    void isDegradedWhenOneIsNotAndEnoughOthersAre() {
        SourceStatus a = venue("a", good(Asset.BTC, 4_000), good(Asset.STX, 1));
        SourceStatus b = venue("b", refused(Asset.BTC));
        assertThat(SourceHealth.of(List.of(a, b), 1, NOW))
                .isEqualTo(
                        new Verdict(Level.DEGRADED, "b: BTC never seen (STALE, observed 90000 ms ago, at most 60000)"));
    }

    @Test
    void isDownWhenAnAssetHasTooFewFreshPrices() {
        SourceStatus a = venue("a", good(Asset.BTC, 0), good(Asset.STX, 60_001));
        SourceStatus b = venue("b", good(Asset.BTC, 0));
        assertThat(SourceHealth.of(List.of(a, b), 1, NOW))
                .isEqualTo(new Verdict(Level.DOWN, "STX: 0 of 1 venues have a fresh price, 1 are needed"));
        assertThat(SourceHealth.of(List.of(a, b), 3, NOW).reason())
                .startsWith("BTC: 2 of 2 venues have a fresh price, 3 are needed; STX:");
    }

    @Test
    void describesAVenueInOneSentence() {
        SourceStatus venue = new SourceStatus(
                "okx", "half-open", NOW + 7_000, 60_000, List.of(good(Asset.BTC, 4_000), refused(Asset.STX)));
        assertThat(SourceHealth.words(venue, NOW))
                .isEqualTo("okx: BTC 60000 USD 4 s ago, STX never seen (STALE, observed 90000 ms ago, at most 60000),"
                        + " breaker half-open, asked to wait 7 s more");
    }
}
