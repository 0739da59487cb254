package io.bithedge.oracle.exchange;

import static io.bithedge.oracle.exchange.JsonText.number;
import static io.bithedge.oracle.exchange.JsonText.text;

import io.bithedge.oracle.Asset;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Bitfinex. An array of JSON numbers without a time: it is as old as the answer. 30 requests a minute. No market of STX in USD is
 * asked for.
 * Source: docs.bitfinex.com/reference/rest-public-ticker (0 bid, 2 ask, 6 last price).
 */
final class Bitfinex {
    private static final int BID = 0;
    private static final int ASK = 2;
    private static final int LAST_PRICE = 6;

    static final Venue VENUE = new Venue(
            "bitfinex",
            "https://api-pub.bitfinex.com",
            Map.of(Asset.BTC, Market.usd("tBTCUSD")),
            18,
            "/v2/ticker/{symbol}",
            Bitfinex::ticker,
            new Candles.None());

    private Bitfinex() {}

    private static Said ticker(Said.Answer answer) {
        JsonNode body = answer.body();
        return text(body.path(0)).equals("error")
                ? new Said.Complaint(text(body.path(2)))
                : new Said.Ticker(
                        number(body.path(LAST_PRICE)),
                        number(body.path(BID)),
                        number(body.path(ASK)),
                        answer.answeredAtMs());
    }
}
