package io.bithedge.oracle.app;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Quote;
import io.bithedge.oracle.exchange.Market;
import io.bithedge.oracle.exchange.Venue;
import io.bithedge.oracle.exchange.VenueSettings;
import io.bithedge.settings.BadSetting;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How one venue is asked: as set for it, else as set for all, else as it is known. */
final class VenueMapper {
    private static final String EXPECTED_MARKETS =
            "markets as BTC=XBTUSD/USD, separated by commas, of BTC, STX and USDT in USD or USDT";

    private VenueMapper() {}

    static VenueSettings settings(OracleProperties oracle, Venue venue) {
        VenueProperties own = oracle.venues().getOrDefault(venue.name(), VenueProperties.NONE);
        return new VenueSettings(
                own.url().isBlank() ? venue.baseUrl() : own.url().strip(),
                markets("bithedge.oracle.venues." + venue.name() + ".markets", own.markets(), venue),
                Duration.ofMillis(own.timeoutMs()),
                Objects.requireNonNullElse(own.requestsPerMinute(), venue.requestsPerMinute()),
                Duration.ofMillis(Objects.requireNonNullElse(own.maxAgeMs(), oracle.maxAgeMs())),
                Duration.ofMillis(Objects.requireNonNullElse(own.pollIntervalMs(), oracle.pollIntervalMs())),
                own.apiKey());
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
