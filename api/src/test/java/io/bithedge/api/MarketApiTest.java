package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.DifferenceView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import io.bithedge.pool.view.PoolViews.SourceView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prices, incidents, reconciliation. */
class MarketApiTest extends PoolApi {
    @Test
    void saysWhichSourcesMakeAPriceAndWhichDoNotAndWhy() throws Exception {
        long observedAt = System.currentTimeMillis() - 4_000;
        views.prices.put(
                Asset.BTC,
                new PriceView.Known(
                        Asset.BTC,
                        new PriceE8(60_000 * USD),
                        1,
                        observedAt,
                        List.of(
                                new SourceView("kraken", new PriceE8(60_000 * USD), observedAt, 2, ""),
                                new SourceView("okx", new PriceE8(63_000 * USD), observedAt, 0, "OUTLIER"))));
        views.prices.put(
                Asset.STX,
                new PriceView.Unknown(
                        Asset.STX,
                        "1 of 1 sources are fresh, 3 are needed",
                        List.of(new SourceView("kraken", new PriceE8(80_000_000), observedAt, 1, ""))));
        views.volatilities.add(new VolatilityView(Asset.BTC, 60, 5_500, 58, 20_779, 6_100));
        JsonNode prices = json(get("/v1/prices")).path("prices");
        JsonNode btc = prices.path(0);
        assertThat(btc.path("ageMs").longValue()).isBetween(4_000L, 120_000L);
        assertThat(btc.path("used").size()).isEqualTo(1);
        assertThat(btc.path("used").path(0).path("source").stringValue()).isEqualTo("kraken");
        assertThat(btc.path("used").path(0).path("weight").longValue()).isEqualTo(2);
        assertThat(btc.path("dropped").path(0).path("source").stringValue()).isEqualTo("okx");
        assertThat(btc.path("dropped").path(0).path("reason").stringValue()).isEqualTo("OUTLIER");
        JsonNode sixty = btc.path("volatilities").path(1);
        assertThat(sixty.path("ewmaBps").longValue()).isEqualTo(6_100);
        assertThat(sixty.path("lastDay").stringValue()).isEqualTo("2026-11-22");
        assertThat(btc.path("volatilities").path(0).path("ewmaBps").isNull()).isTrue();
        JsonNode stx = prices.path(1);
        assertThat(stx.path("price").isNull()).isTrue();
        assertThat(stx.path("reason").stringValue()).isEqualTo("1 of 1 sources are fresh, 3 are needed");
        assertThat(stx.path("used").path(0).path("price").stringValue()).isEqualTo("80000000");
    }

    @Test
    void showsIncidentsWithTheirStateAndHowFarTheBooksWereCompared() throws Exception {
        views.incidents.add(incident("1", Optional.of(Token.STX), new IncidentState.Open()));
        views.incidents.add(
                incident("2", Optional.of(Token.STX), new IncidentState.Resolved(new ActView("olga", "a fork", 7))));
        views.incidents.add(incident("3", Optional.empty(), new IncidentState.Open()));
        JsonNode incidents = json(get("/v1/incidents")).path("incidents");
        assertThat(incidents.get(0).path("token").stringValue()).isEqualTo("STX");
        assertThat(incidents.get(2).path("token").isNull()).isTrue();
        assertThat(incidents.get(0).path("state").stringValue()).isEqualTo("OPEN");
        assertThat(incidents.get(0).path("stopsQuotesNow").booleanValue()).isTrue();
        assertThat(incidents.get(1).path("state").stringValue()).isEqualTo("RESOLVED");
        assertThat(incidents.get(1).path("stopsQuotesNow").booleanValue()).isFalse();
        assertThat(incidents.get(1).path("by").path("operator").stringValue()).isEqualTo("olga");

        views.reconciliations.add(new ReconciliationView(
                Token.STX,
                new StacksHeight(60),
                new StacksHeight(65),
                "0x65",
                new BurnHeight(985),
                List.of(new DifferenceView("VAULT_LOCKED_DIFFERS", "vault STX", "1", "2"))));
        JsonNode token = json(get("/v1/reconciliation")).path("tokens").get(0);
        assertThat(token.path("lagBlocks").longValue()).isEqualTo(5);
        assertThat(token.path("agrees").booleanValue()).isFalse();
        assertThat(token.path("differences").get(0).path("got").stringValue()).isEqualTo("2");
    }

    private static IncidentView incident(String id, Optional<Token> token, IncidentState state) {
        return new IncidentView(
                id,
                "VAULT_LOCKED_DIFFERS",
                "vault STX",
                "differs",
                "1",
                "2",
                token,
                new StacksHeight(65),
                "reconcile",
                true,
                state);
    }
}
