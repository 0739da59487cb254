package io.bithedge.watcher.app;

import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The node whose read-only functions are asked: {@code bithedge.readings.node-url}, else the watcher's. */
final class ReadingNode {
    static final String MISSING = "not read: bithedge.readings.node-url is not set";

    /** The agents try again by themselves, on a newer block. */
    private static final RetryPolicy RETRIES =
            new RetryPolicy(2, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(10));

    private ReadingNode() {}

    /** Empty for a watcher that only listens to pushes and knows no node. A client for one agent, which closes it. */
    static Optional<NodeClient> of(WatcherProperties properties) {
        String own = properties.readings().nodeUrl();
        Optional<String> url =
                own.isBlank() ? properties.chain().nodeUrl().stream().findFirst() : Optional.of(own);
        return url.map(it -> new NodeClient(ClientSettings.of(URI.create(it)).withRetries(RETRIES)));
    }
}
