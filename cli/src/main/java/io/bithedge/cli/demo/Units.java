package io.bithedge.cli.demo;

import java.math.BigDecimal;
import java.util.Locale;

/** Base units as decimal numbers. */
final class Units {
    static final long USD_E8 = 100_000_000L;
    static final long MICRO_STX = 1_000_000L;

    private Units() {}

    static String amount(String token, long baseUnits) {
        int decimals = token.equals("STX") ? 6 : 8;
        return String.format(
                Locale.ROOT,
                "%,." + decimals + "f %s",
                BigDecimal.valueOf(baseUnits, decimals),
                token.equals("STX") ? "STX" : "sBTC");
    }

    static String btc(long sats) {
        return String.format(Locale.ROOT, "%.4f BTC", BigDecimal.valueOf(sats, 8));
    }

    static String usd(long e8) {
        return String.format(Locale.ROOT, "%,.4f USD", BigDecimal.valueOf(e8, 8))
                .replaceFirst("(\\.\\d\\d)00 ", "$1 ");
    }
}
