package io.bithedge.api.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * `bithedge.stream.*`. A value out of range is refused at start with the name of its key.
 *
 * @param pollIntervalMs between two looks at the state, for all connections together
 * @param heartbeatMs a connection on which nothing happened for so long gets a comment: proxies and browsers see that it lives
 * @param connections open at once on this instance
 * @param connectionsPerClient open at once from one client address
 */
@ConfigurationProperties("bithedge.stream")
public record LiveSettings(
        @DefaultValue("500") int pollIntervalMs,
        @DefaultValue("15000") int heartbeatMs,
        @DefaultValue("1000") int connections,
        @DefaultValue("20") int connectionsPerClient) {
    public LiveSettings {
        requireRange("poll-interval-ms", pollIntervalMs, 20, 60_000);
        requireRange("heartbeat-ms", heartbeatMs, 100, 60_000);
        requireRange("connections", connections, 1, 100_000);
        requireRange("connections-per-client", connectionsPerClient, 1, 100_000);
    }

    private static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "bithedge.stream.%s: expected %d to %d, got %d".formatted(key, least, most, value));
        }
    }
}
