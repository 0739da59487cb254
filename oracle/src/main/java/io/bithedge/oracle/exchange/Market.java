package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Quote;

/** One market of a venue: what the venue calls it, and what it is quoted in. */
public record Market(String symbol, Quote quote) {
    public Market {
        if (!symbol.matches("[A-Za-z0-9_:-]{1,80}")) {
            throw new IllegalArgumentException(
                    "market: expected a symbol of letters, digits and _:-, got '" + symbol + "'");
        }
    }

    static Market usd(String symbol) {
        return new Market(symbol, Quote.USD);
    }

    static Market usdt(String symbol) {
        return new Market(symbol, Quote.USDT);
    }
}
