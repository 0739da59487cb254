package io.bithedge.oracle.app;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.oracle.*`. What one key alone cannot say is checked by {@link OracleSettings}.
 *
 * @param sources `file` or venues, separated by commas; default `file` when a `ticks-file` is named.
 * @param ticksFile with `sources` containing `file`.
 * @param closesFile optional.
 * @param heartbeatMs 0 or 100 to 600,000: how often a standing file price is repeated.
 * @param pollIntervalMs of every venue that does not say otherwise.
 * @param maxAgeMs of every venue that does not say otherwise: an older price is refused.
 * @param closesVenues whose daily candles are read, at start and once a day.
 * @param closesDays how many of them.
 * @param minSources venues with a fresh price below which health is DOWN.
 * @param usdtMinSources venues that must agree on USDT.
 * @param venues by the venue's name: where it is asked otherwise than it is known.
 */
@Validated
@ConfigurationProperties("bithedge.oracle")
record OracleProperties(
        @DefaultValue List<String> sources,
        @DefaultValue("") String ticksFile,
        @DefaultValue("") String closesFile,
        @DefaultValue("5000") @Range(max = 600_000) long heartbeatMs,

        @DefaultValue("10000") @Range(min = 1_000, max = 600_000)
        long pollIntervalMs,

        @DefaultValue("120000") @Range(min = 1_000, max = 3_600_000)
        long maxAgeMs,

        @DefaultValue List<String> closesVenues,
        @DefaultValue("365") @Range(min = 30, max = 1_000) int closesDays,
        @DefaultValue("1") @Range(min = 1, max = 8) int minSources,
        @DefaultValue("2") @Range(min = 1, max = 8) int usdtMinSources,
        @DefaultValue Map<String, @Valid VenueProperties> venues) {}
