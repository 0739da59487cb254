package io.bithedge.oracle.exchange;

import static io.bithedge.oracle.exchange.JsonText.text;

import io.bithedge.oracle.Asset;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Gemini. The only time in its ticker is that of the volume, which moves in steps of minutes: the ticker is as old as the answer. 120
 * requests a minute. No market of STX in USD is asked for.
 * Source: docs.gemini.com, "Ticker" (V1, `pubticker`).
 */
final class Gemini {
    static final Venue VENUE = new Venue(
            "gemini",
            "https://api.gemini.com",
            Map.of(Asset.BTC, Market.usd("btcusd")),
            60,
            "/v1/pubticker/{symbol}",
            Gemini::ticker,
            new Candles.None());

    private Gemini() {}

    private static Said ticker(Said.Answer answer) {
        JsonNode body = answer.body();
        return text(body.path("result")).equals("error")
                ? new Said.Complaint(text(body.path("message")))
                : new Said.Ticker(
                        text(body.path("last")), text(body.path("bid")), text(body.path("ask")), answer.answeredAtMs());
    }
}
