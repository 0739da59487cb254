package io.bithedge.stacks.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where the other side is and how patiently it is asked. toString hides the API key. */
public record ClientOptions(
        URI baseUrl,
        Map<String, String> headers,
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        RetryPolicy retries) {
    public ClientOptions {
        headers = Map.copyOf(headers);
        if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
            throw new IllegalArgumentException("an http or https URL is needed, got " + baseUrl);
        }
    }

    /** Connect 5 s, read 20 s, whole call 30 s, and the default retries. */
    public static ClientOptions of(URI baseUrl) {
        return new ClientOptions(
                baseUrl,
                Map.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                RetryPolicy.DEFAULT);
    }

    public ClientOptions withApiKey(String key) {
        return new ClientOptions(baseUrl, Map.of("x-api-key", key), connectTimeout, readTimeout, callTimeout, retries);
    }

    /** The `auth_token` of a node's own configuration, for its guarded routes. */
    public ClientOptions withAuthorization(String token) {
        return new ClientOptions(
                baseUrl, Map.of("authorization", token), connectTimeout, readTimeout, callTimeout, retries);
    }

    public ClientOptions withRetries(RetryPolicy changed) {
        return new ClientOptions(baseUrl, headers, connectTimeout, readTimeout, callTimeout, changed);
    }

    public ClientOptions withTimeouts(Duration connect, Duration read, Duration call) {
        return new ClientOptions(baseUrl, headers, connect, read, call, retries);
    }

    @Override
    public String toString() {
        return "ClientOptions[%s, headers %s]".formatted(baseUrl, headers.keySet());
    }
}
