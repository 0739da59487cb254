package io.bithedge.pool.prepare;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.Units;
import java.math.BigDecimal;

/** Base units as people read them. */
final class CoinText {
    private CoinText() {}

    /** {@code 100 STX}, {@code 0.5 sBTC}. */
    static String of(Units amount) {
        return switch (amount.token()) {
            case STX -> plain(amount.value(), 6) + " STX";
            case SBTC -> plain(amount.value(), 8) + " sBTC";
        };
    }

    static String btc(long sats) {
        return plain(sats, 8) + " BTC";
    }

    static String usd(PriceE8 price) {
        return plain(price.value(), 8) + " USD";
    }

    private static String plain(long amount, int decimals) {
        BigDecimal value = BigDecimal.valueOf(amount, decimals);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
