package io.bithedge.oracle.exchange;

import static io.bithedge.oracle.exchange.JsonText.seconds;
import static io.bithedge.oracle.exchange.JsonText.text;

import io.bithedge.oracle.Asset;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Bitstamp. 400 requests a second. No market of STX in USD is asked for.
 * Source: www.bitstamp.net/api, "Ticker" (`timestamp` in seconds).
 */
final class Bitstamp {
    static final Venue VENUE = new Venue(
            "bitstamp",
            "https://www.bitstamp.net",
            Map.of(Asset.BTC, Market.usd("btcusd"), Asset.USDT, Market.usd("usdtusd")),
            60,
            "/api/v2/ticker/{symbol}/",
            Bitstamp::ticker,
            new Candles.None());

    private Bitstamp() {}

    private static Said ticker(Said.Answer answer) {
        JsonNode body = answer.body();
        return text(body.path("status")).equals("error")
                ? new Said.Complaint(text(body.path("reason")))
                : new Said.Ticker(
                        text(body.path("last")),
                        text(body.path("bid")),
                        text(body.path("ask")),
                        seconds(body.path("timestamp")));
    }
}
