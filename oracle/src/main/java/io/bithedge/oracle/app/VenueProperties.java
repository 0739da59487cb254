package io.bithedge.oracle.app;

import io.bithedge.settings.HttpUrl;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * `bithedge.oracle.venues.NAME.*`: how one venue is asked. What is not set is as the venue is known, or as for all of them.
 *
 * @param markets as `BTC=XBTUSD/USD`, separated by commas.
 */
record VenueProperties(
        @DefaultValue("") @HttpUrl(optional = true) String url,
        @DefaultValue List<String> markets,

        @DefaultValue("5000") @Range(min = 100, max = 60_000)
        long timeoutMs,

        @Range(min = 6, max = 6_000) @Nullable Integer requestsPerMinute,
        @Range(min = 1_000, max = 3_600_000) @Nullable Long maxAgeMs,
        @Range(min = 1_000, max = 600_000) @Nullable Long pollIntervalMs,
        @DefaultValue("") String apiKey) {
    static final VenueProperties NONE = new VenueProperties("", List.of(), 5_000, null, null, null, "");

    /** Never with the key. */
    @Override
    public String toString() {
        return "VenueProperties[%s %s]".formatted(url, markets);
    }
}
