package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import java.time.Duration;
import java.util.Map;

/**
 * How a venue is asked. Where nothing is set, as the venue is known.
 *
 * @param timeout of one request from first to last byte
 * @param maxAge an older price is refused
 * @param apiKey sent as a bearer token; empty: none
 */
public record VenueSettings(
        String baseUrl,
        Map<Asset, Market> markets,
        Duration timeout,
        int requestsPerMinute,
        Duration maxAge,
        Duration pollInterval,
        String apiKey) {
    public VenueSettings {
        markets = Map.copyOf(markets);
    }

    /** Never with the key. */
    @Override
    public String toString() {
        return "VenueSettings[%s %s]".formatted(baseUrl, markets);
    }
}
