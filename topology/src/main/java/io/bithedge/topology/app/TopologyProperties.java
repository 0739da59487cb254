package io.bithedge.topology.app;

import io.bithedge.topology.price.PriceSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.*`: how the streams run.
 *
 * @param stateDir where RocksDB lives; lost, it is rebuilt from the changelogs
 * @param instance what this instance is among others
 * @param instances all of them together, the same for each
 * @param prices see {@link io.bithedge.topology.price.PriceSettings}
 */
@Validated
@ConfigurationProperties("bithedge")
public record TopologyProperties(
        @NotBlank String stateDir,
        @DefaultValue @Valid Instance instance,
        @DefaultValue @Valid Instances instances,
        @DefaultValue @Valid Prices prices,
        @DefaultValue Chain chain) {
    /** {@code clock}: {@code wall}, or {@code blocks} where blocks have times that no clock shows. */
    public record Chain(@DefaultValue("wall") PriceSettings.Clock clock) {}

    /** {@code host} is where other instances reach this one; {@code id} must be its own, and stay the same over restarts. */
    public record Instance(
            @DefaultValue("topology-1") @NotBlank String id,
            @DefaultValue("127.0.0.1") @NotBlank String host,
            @DefaultValue("2") @Range(min = 1, max = 64) int threads) {}

    /**
     * {@code count}: how many there are to be; from two on each store has a copy at another one, and one that is not heard of for
     * {@code sessionTimeoutMs} is replaced (the broker allows 6 s at least, `group.min.session.timeout.ms`). {@code secretFile}: one
     * word that all of them know. Without it only instances of this machine are answered.
     */
    public record Instances(
            @DefaultValue("1") @Range(min = 1, max = 64) int count,

            @DefaultValue("6000") @Range(min = 1_000, max = 1_800_000)
            int sessionTimeoutMs,

            @DefaultValue("") String secretFile) {}

    /**
     * {@code submitters}: names of the keys that submit prices. {@code weights}: of a source by its name; one that is not named weighs 1.
     */
    public record Prices(
            @DefaultValue("3") @Range(min = 1, max = 100) int minSources,
            @DefaultValue("3") @Range(min = 1, max = 6) int heartbeatBlocks,

            @DefaultValue({"oracle-1", "oracle-2", "oracle-3"}) @Size(min = 1, max = 8)
            List<@NotBlank String> submitters,

            @DefaultValue Map<String, @Range(min = 1, max = 1_000) Integer> weights) {}
}
