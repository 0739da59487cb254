package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import java.util.Map;

/**
 * A venue as it is known: where it answers, what it lists, how its answers read. Everything but the parsers can be set otherwise.
 *
 * @param markets those it lists of BTC, STX and USDT
 * @param requestsPerMinute a share of what it allows without a key
 * @param tickerPath path and query with `{symbol}`
 */
public record Venue(
        String name,
        String baseUrl,
        Map<Asset, Market> markets,
        int requestsPerMinute,
        String tickerPath,
        Said.Parser ticker,
        Candles candles) {
    public Venue {
        markets = Map.copyOf(markets);
    }
}
