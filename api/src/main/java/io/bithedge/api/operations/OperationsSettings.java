package io.bithedge.api.operations;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * `bithedge.operations.*`: where the other parts answer, as http://host:port. One without an address is shown as unknown.
 *
 * @param timeoutMs how long a part may take to answer before it counts as silent
 */
@ConfigurationProperties("bithedge.operations")
public record OperationsSettings(
        @Nullable String watcherUrl,
        @Nullable String submitterUrl,
        @Nullable String oracleUrl,
        @DefaultValue("2000") int timeoutMs) {
    public OperationsSettings {
        if (timeoutMs < 50 || timeoutMs > 30_000) {
            throw new IllegalArgumentException(
                    "bithedge.operations.timeout-ms: expected 50 to 30000, got " + timeoutMs);
        }
        requireUrl("watcher-url", watcherUrl);
        requireUrl("submitter-url", submitterUrl);
        requireUrl("oracle-url", oracleUrl);
    }

    private static void requireUrl(String key, @Nullable String url) {
        if (url != null && !url.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
            throw new IllegalArgumentException(
                    "bithedge.operations.%s: expected http(s)://host[:port], got '%s'".formatted(key, url));
        }
    }
}
