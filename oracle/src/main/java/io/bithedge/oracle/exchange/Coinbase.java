package io.bithedge.oracle.exchange;

import static io.bithedge.oracle.exchange.JsonText.iso;
import static io.bithedge.oracle.exchange.JsonText.number;
import static io.bithedge.oracle.exchange.JsonText.seconds;
import static io.bithedge.oracle.exchange.JsonText.text;

import io.bithedge.oracle.Asset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Coinbase Exchange, the last trade with its own time. Ten public requests a second.
 * Source: docs.cdp.coinbase.com/exchange, "Get product ticker" and "Get product candles" (time, low, high, open, close, volume; at most
 * 300).
 */
final class Coinbase {
    static final Venue VENUE = new Venue(
            "coinbase",
            "https://api.exchange.coinbase.com",
            Map.of(
                    Asset.BTC, Market.usd("BTC-USD"),
                    Asset.STX, Market.usd("STX-USD"),
                    Asset.USDT, Market.usd("USDT-USD")),
            60,
            "/products/{symbol}/ticker",
            Coinbase::ticker,
            new Candles.Daily(
                    "/products/{symbol}/candles?granularity=86400&start={from-iso}&end={to-iso}",
                    300,
                    Coinbase::candles));

    private Coinbase() {}

    private static Said ticker(Said.Answer answer) {
        JsonNode body = answer.body();
        return body.has("message")
                ? new Said.Complaint(text(body.path("message")))
                : new Said.Ticker(
                        text(body.path("price")),
                        text(body.path("bid")),
                        text(body.path("ask")),
                        iso(body.path("time")));
    }

    private static List<Candles.Candle> candles(JsonNode body) {
        return JsonText.rows(body)
                .map(row -> new Candles.Candle(seconds(row.path(0)), number(row.path(4))))
                .toList();
    }
}
