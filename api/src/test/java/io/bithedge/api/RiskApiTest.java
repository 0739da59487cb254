package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews.ExposureView;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the pool may have to pay. */
class RiskApiTest extends PoolApi {
    /** A PUT of half a BTC at 64,000, BTC at 60,000, STX at 0.80: 2,000 USD are 2,500 STX. The provider has all of the epoch. */
    @Test
    void tellsTheRisk() throws Exception {
        Cell.Key key = new Cell.Key(BOOK, 1, NOW + 4_320, 64_000 * USD, 1);
        views.cells.add(Cell.empty(key).plus(50_000_000, 60_000_000_000L));
        views.exposures.add(new ExposureView(
                BOOK,
                1,
                new Sats(50_000_000),
                stx(60_000_000_000L),
                1,
                PROVIDER,
                stx(60_000_000_000L),
                BigInteger.ONE));
        views.weights.put(PROVIDER, Map.of(BOOK, EpochWeights.of(new long[] {1}, new long[] {1L << 62})));

        JsonNode pool = json(get("/v1/risk"));
        assertThat(pool.path("tokens").get(0).path("sum").path("intrinsic").stringValue())
                .isEqualTo("2500000000");
        // 60,000 STX are 48,000 USD, for 32,000.
        assertThat(pool.path("books").get(0).path("sum").path("coverageBps").longValue())
                .isEqualTo(15_000);
        assertThat(pool.path("books")
                        .get(0)
                        .path("buyer")
                        .path("largestShareBps")
                        .longValue())
                .isEqualTo(10_000);
        JsonNode book = json(get("/v1/books/STX/conservative/exposure"));
        assertThat(book.path("cells").get(0).path("distanceBps").longValue()).isEqualTo(-666);
        assertThat(book.path("grid").size()).isEqualTo(198);
        assertThat(book.path("asOf").path("height").longValue()).isEqualTo(70);
        JsonNode provider = json(get("/v1/providers/" + PROVIDER + "/risk"));
        assertThat(provider.path("books").get(0).path("worstCase").stringValue())
                .isEqualTo("60000000000");
        assertThat(provider.path("books")
                        .get(0)
                        .path("curve")
                        .get(5)
                        .path("loss")
                        .stringValue())
                .isEqualTo("2500000000");
        JsonNode carried = provider.path("books").get(0).path("carried").get(0);
        assertThat(carried.path("collateral").stringValue()).isEqualTo("60000000000");
        assertThat(carried.path("strike").stringValue()).isEqualTo("6400000000000");
        views.prices.remove(Asset.STX);
        assertThat(json(get("/v1/risk")).path("code").stringValue()).isEqualTo("NO_PRICE");
    }
}
