package io.bithedge.oracle.exchange;

import static io.bithedge.oracle.exchange.JsonText.millis;
import static io.bithedge.oracle.exchange.JsonText.text;

import io.bithedge.oracle.Asset;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * OKX. Its deep markets are quoted in USDT. 20 requests in two seconds.
 * Source: www.okx.com/docs-v5, "GET / Ticker" (`code` "0", one row in `data`, `ts` in milliseconds).
 */
final class Okx {
    static final Venue VENUE = new Venue(
            "okx",
            "https://www.okx.com",
            Map.of(Asset.BTC, Market.usdt("BTC-USDT"), Asset.STX, Market.usdt("STX-USDT")),
            60,
            "/api/v5/market/ticker?instId={symbol}",
            Okx::ticker,
            new Candles.None());

    private Okx() {}

    private static Said ticker(Said.Answer answer) {
        String code = text(answer.body().path("code"));
        if (!code.isEmpty() && !code.equals("0")) {
            return new Said.Complaint(code + " " + text(answer.body().path("msg")));
        }
        JsonNode row = answer.body().path("data").path(0);
        return new Said.Ticker(
                text(row.path("last")), text(row.path("bidPx")), text(row.path("askPx")), millis(row.path("ts")));
    }
}
