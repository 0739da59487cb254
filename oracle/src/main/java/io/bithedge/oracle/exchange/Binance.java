package io.bithedge.oracle.exchange;

import static io.bithedge.oracle.exchange.JsonText.millis;
import static io.bithedge.oracle.exchange.JsonText.text;

import io.bithedge.oracle.Asset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Binance spot. It lists no market in USD, so its prices are worth what USDT is worth. The base is the public market-data host, which
 * needs no key. Weight 2 of 6,000 a minute.
 * Source: binance-spot-api-docs, rest-api.md, "24hr ticker price change statistics" and "Kline/Candlestick data".
 */
final class Binance {
    static final Venue VENUE = new Venue(
            "binance",
            "https://data-api.binance.vision",
            Map.of(Asset.BTC, Market.usdt("BTCUSDT"), Asset.STX, Market.usdt("STXUSDT")),
            60,
            "/api/v3/ticker/24hr?symbol={symbol}",
            Binance::ticker,
            new Candles.Daily(
                    "/api/v3/klines?symbol={symbol}&interval=1d&startTime={from-ms}&limit=1000",
                    1_000,
                    Binance::candles));

    private Binance() {}

    private static Said ticker(Said.Answer answer) {
        JsonNode body = answer.body();
        return body.has("code") && body.has("msg")
                ? new Said.Complaint(text(body.path("msg")))
                : new Said.Ticker(
                        text(body.path("lastPrice")),
                        text(body.path("bidPrice")),
                        text(body.path("askPrice")),
                        millis(body.path("closeTime")));
    }

    private static List<Candles.Candle> candles(JsonNode body) {
        return JsonText.rows(body)
                .map(row -> new Candles.Candle(millis(row.path(0)), text(row.path(4))))
                .toList();
    }
}
