package io.bithedge.oracle;

import java.util.Optional;

/** What a market is quoted in. Only USD is a dollar: a price in USDT becomes one by the measured rate of {@link QuoteRates}. */
public enum Quote {
    USD,
    USDT;

    public static Optional<Quote> named(String name) {
        return switch (name) {
            case "USD" -> Optional.of(USD);
            case "USDT" -> Optional.of(USDT);
            default -> Optional.empty();
        };
    }
}
