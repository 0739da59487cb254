package io.bithedge.oracle.exchange;

import static io.bithedge.oracle.exchange.JsonText.seconds;
import static io.bithedge.oracle.exchange.JsonText.text;

import io.bithedge.oracle.Asset;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Pyth Hermes: price x 10^expo with a confidence, which stands for bid and ask. The hosted service wants a key; another one is set by
 * its URL.
 * Source: docs.pyth.network, Hermes, "/v2/updates/price/latest".
 */
final class Hermes {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final int SMALLEST_EXPONENT = -18;

    static final Venue VENUE = new Venue(
            "hermes",
            "https://pyth.dourolabs.app/hermes",
            Map.of(
                    Asset.BTC,
                    Market.usd("e62df6c8b4a85fe1a67db44dc12de5db330f7ac66b72dc658afedf0f4a415b43"),
                    Asset.STX,
                    Market.usd("ec7a775f46379b5e943c3526b1c8d54cd49749176b0b98e02dde68d1bd335c17")),
            60,
            "/v2/updates/price/latest?ids%5B%5D={symbol}&encoding=hex&parsed=true",
            Hermes::ticker,
            new Candles.None());

    private Hermes() {}

    private static Said ticker(Said.Answer answer) {
        JsonNode price = answer.body().path("parsed").path(0).path("price");
        JsonNode exponent = price.path("expo");
        if (!exponent.isInt() || exponent.intValue() > 0 || exponent.intValue() < SMALLEST_EXPONENT) {
            return new Said.Ticker("", "", "", Said.NO_TIME);
        }
        String value = text(price.path("price"));
        String confidence = text(price.path("conf"));
        if (!WHOLE.matcher(value).matches() || !WHOLE.matcher(confidence).matches()) {
            return new Said.Ticker("", "", "", Said.NO_TIME);
        }
        BigDecimal middle = new BigDecimal(new BigInteger(value), -exponent.intValue());
        BigDecimal spread = new BigDecimal(new BigInteger(confidence), -exponent.intValue());
        return new Said.Ticker(
                middle.toPlainString(),
                middle.subtract(spread).toPlainString(),
                middle.add(spread).toPlainString(),
                seconds(price.path("publish_time")));
    }
}
