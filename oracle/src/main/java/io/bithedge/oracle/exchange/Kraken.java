package io.bithedge.oracle.exchange;

import static io.bithedge.oracle.exchange.JsonText.seconds;
import static io.bithedge.oracle.exchange.JsonText.text;

import io.bithedge.oracle.Asset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Kraken. Its ticker has no time: it is as old as the answer. The result stands under Kraken's own name of the pair (`XXBTZUSD` for
 * `XBTUSD`), the only one in it. About one public request a second.
 * Source: docs.kraken.com, "Get ticker information" (a ask, b bid, c last trade) and "Get OHLC data" (time, open, high, low, close,
 * vwap, volume, count; at most 720).
 */
final class Kraken {
    static final Venue VENUE = new Venue(
            "kraken",
            "https://api.kraken.com",
            Map.of(
                    Asset.BTC, Market.usd("XBTUSD"),
                    Asset.STX, Market.usd("STXUSD"),
                    Asset.USDT, Market.usd("USDTUSD")),
            40,
            "/0/public/Ticker?pair={symbol}",
            Kraken::ticker,
            new Candles.Daily("/0/public/OHLC?pair={symbol}&interval=1440&since={from-s}", 720, Kraken::candles));

    private Kraken() {}

    private static Said ticker(Said.Answer answer) {
        JsonNode errors = answer.body().path("error");
        if (!errors.isEmpty()) {
            return new Said.Complaint(text(errors.path(0)));
        }
        JsonNode pair = only(answer.body().path("result"));
        return new Said.Ticker(
                text(pair.path("c").path(0)),
                text(pair.path("b").path(0)),
                text(pair.path("a").path(0)),
                answer.answeredAtMs());
    }

    /** Beside the candles there is `last`, a number. */
    private static List<Candles.Candle> candles(JsonNode body) {
        return body.path("result").values().stream()
                .flatMap(JsonText::rows)
                .map(row -> new Candles.Candle(seconds(row.path(0)), text(row.path(4))))
                .toList();
    }

    private static JsonNode only(JsonNode result) {
        return result.size() == 1 ? result.values().iterator().next() : result.path("none");
    }
}
