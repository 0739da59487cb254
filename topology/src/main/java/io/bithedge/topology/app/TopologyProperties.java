package io.bithedge.topology.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the streams. A value that is missing or out of range is refused with a sentence that names the key.
 *
 * @param stateDir where RocksDB lives; lost, it is rebuilt from the changelogs
 * @param instance what this instance is among others
 * @param prices see {@link io.bithedge.topology.price.PriceSettings}
 */
@ConfigurationProperties("bithedge")
public record TopologyProperties(
        @Nullable Kafka kafka,
        @Nullable Registry registry,
        @Nullable String stateDir,
        @DefaultValue Instance instance,
        @DefaultValue Prices prices) {
    public record Kafka(@Nullable String bootstrapServers) {}

    public record Registry(@Nullable String url) {}

    /** {@code host} is where other instances reach this one; {@code id} must be its own, and stay the same over restarts. */
    public record Instance(
            @DefaultValue("topology-1") String id,
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("2") int threads) {
        public Instance {
            if (threads < 1 || threads > 64) {
                throw new IllegalArgumentException("bithedge.instance.threads: expected 1 to 64, got " + threads);
            }
        }
    }

    public record Prices(
            @DefaultValue("3") int minSources,
            @DefaultValue("5") int heartbeatBlocks,
            @DefaultValue Map<String, Integer> weights) {}

    String bootstrapServers() {
        return required("bithedge.kafka.bootstrap-servers", kafka == null ? null : kafka.bootstrapServers());
    }

    String registryUrl() {
        return required("bithedge.registry.url", registry == null ? null : registry.url());
    }

    String requiredStateDir() {
        return required("bithedge.state-dir", stateDir);
    }

    private static String required(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + ": expected a value, got none");
        }
        return value;
    }
}
