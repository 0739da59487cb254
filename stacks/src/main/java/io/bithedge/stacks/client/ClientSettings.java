package io.bithedge.stacks.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where the other side is and how patiently it is asked. toString hides the API key.
 *
 * @param requestsPerMinute the budget, 0 to 60,000; 0 is without limit. A request beyond it waits as long as a `retry-after` may
 *     ask for, then it is refused as rate limited without being sent.
 */
public record ClientSettings(
        URI baseUrl,
        Map<String, String> headers,
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        RetryPolicy retries,
        int requestsPerMinute) {
    public static final int MAX_REQUESTS_PER_MINUTE = 60_000;

    public ClientSettings {
        headers = Map.copyOf(headers);
        if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
            throw new IllegalArgumentException("an http or https URL is needed, got " + baseUrl);
        }
        if (requestsPerMinute < 0 || requestsPerMinute > MAX_REQUESTS_PER_MINUTE) {
            throw new IllegalArgumentException("requests per minute are 0..60000, got " + requestsPerMinute);
        }
    }

    /** Connect 5 s, read 20 s, whole call 30 s, and the default retries. */
    public static ClientSettings of(URI baseUrl) {
        return new ClientSettings(
                baseUrl,
                Map.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                RetryPolicy.DEFAULT,
                0);
    }

    public ClientSettings withApiKey(String key) {
        return new ClientSettings(
                baseUrl,
                Map.of("x-api-key", key),
                connectTimeout,
                readTimeout,
                callTimeout,
                retries,
                requestsPerMinute);
    }

    /** The `auth_token` of a node's own configuration, for its guarded routes. */
    public ClientSettings withAuthorization(String token) {
        return new ClientSettings(
                baseUrl,
                Map.of("authorization", token),
                connectTimeout,
                readTimeout,
                callTimeout,
                retries,
                requestsPerMinute);
    }

    public ClientSettings withRetries(RetryPolicy changed) {
        return new ClientSettings(
                baseUrl, headers, connectTimeout, readTimeout, callTimeout, changed, requestsPerMinute);
    }

    public ClientSettings withTimeouts(Duration connect, Duration read, Duration call) {
        return new ClientSettings(baseUrl, headers, connect, read, call, retries, requestsPerMinute);
    }

    public ClientSettings withBudget(int perMinute) {
        return new ClientSettings(baseUrl, headers, connectTimeout, readTimeout, callTimeout, retries, perMinute);
    }

    @Override
    public String toString() {
        return "ClientSettings[%s, headers %s]".formatted(baseUrl, headers.keySet());
    }
}
