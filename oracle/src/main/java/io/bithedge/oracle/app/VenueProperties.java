package io.bithedge.oracle.app;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Quote;
import io.bithedge.oracle.exchange.Market;
import io.bithedge.oracle.exchange.Venue;
import io.bithedge.oracle.exchange.VenueSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** `bithedge.oracle.venues.NAME.*`: how one venue is asked, where that differs from how it is known. */
final class VenueProperties {
    private static final String EXPECTED_MARKETS =
            "markets as BTC=XBTUSD/USD, separated by commas, of BTC, STX and USDT in USD or USDT";

    private final SettingsReader read;
    private final long pollMs;
    private final long maxAgeMs;

    VenueProperties(SettingsReader read) {
        this.read = read;
        pollMs = read.number("bithedge.oracle.poll-interval-ms", 1_000, 600_000, 10_000);
        maxAgeMs = read.number("bithedge.oracle.max-age-ms", 1_000, 3_600_000, 120_000);
    }

    /** For all that do not say otherwise. */
    Duration maxAge() {
        return Duration.ofMillis(maxAgeMs);
    }

    VenueSettings of(Venue venue) {
        String prefix = "bithedge.oracle.venues." + venue.name() + ".";
        return new VenueSettings(
                read.url(prefix + "url", venue.baseUrl()),
                markets(prefix + "markets", read.list(prefix + "markets"), venue),
                read.millis(prefix + "timeout-ms", 100, 60_000, 5_000),
                Math.toIntExact(read.number(prefix + "requests-per-minute", 6, 6_000, venue.requestsPerMinute())),
                read.millis(prefix + "max-age-ms", 1_000, 3_600_000, maxAgeMs),
                read.millis(prefix + "poll-interval-ms", 1_000, 600_000, pollMs),
                read.optional(prefix + "api-key").orElse(""));
    }

    private static Map<Asset, Market> markets(String key, List<String> texts, Venue venue) {
        if (texts.isEmpty()) {
            return venue.markets();
        }
        Map<Asset, Market> markets = new EnumMap<>(Asset.class);
        for (String text : texts) {
            String[] sides = text.split("=", -1);
            String[] market = sides.length == 2 ? sides[1].split("/", -1) : new String[0];
            if (market.length != 2) {
                throw new BadSetting(key, EXPECTED_MARKETS, text);
            }
            Asset asset = Arrays.stream(Asset.values())
                    .filter(it -> it.name().equals(sides[0]))
                    .findFirst()
                    .orElseThrow(() -> new BadSetting(key, EXPECTED_MARKETS, text));
            Quote quote = Quote.named(market[1]).orElseThrow(() -> new BadSetting(key, EXPECTED_MARKETS, text));
            if (asset == Asset.USDT && quote != Quote.USD) {
                throw new BadSetting(key, "USDT in USD: it is what prices are turned into USD by", text);
            }
            markets.put(asset, market(key, market[0], quote));
        }
        return markets;
    }

    private static Market market(String key, String symbol, Quote quote) {
        try {
            return new Market(symbol, quote);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(key, EXPECTED_MARKETS, symbol);
        }
    }
}
