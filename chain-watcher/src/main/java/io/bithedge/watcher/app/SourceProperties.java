package io.bithedge.watcher.app;

import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.watcher.app.WatcherProperties.BadProperty;
import io.bithedge.watcher.source.CrossCheckSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the chain is read.
 *
 * @param endpoints `bithedge.chain.api-url` and `bithedge.chain.node-url`, each a list with commas, of the same length: the first
 *     API belongs to the first node. The first pair is preferred.
 * @param apiKey `bithedge.chain.api-key`, empty when the APIs want none.
 * @param isPulled `bithedge.watcher.pull-enabled`, default true. Without, `bithedge.watcher.push-trust` must say in words that nobody
 *     else reaches the push port.
 * @param requestsPerMinute `bithedge.chain.requests-per-minute`, 0 to 60,000, per API and per node; default 0, no limit.
 * @param maxBlocksBehind `bithedge.watcher.max-blocks-behind`, 0 to 1,000: an endpoint that is further behind the best is left; default 3.
 * @param push what nodes push.
 * @param crossCheckInterval `bithedge.watcher.cross-check-interval-ms`, 100 to 600,000: the pause between two comparisons; default 2,000.
 * @param crossCheckLooks `bithedge.watcher.cross-check-looks`, 1 to 1,000: comparisons in a row that must fail; default 10.
 * @param crossCheckBlocks `bithedge.watcher.cross-check-blocks-per-look`, 0 to 1,000: of how many blocks the contents are compared; default 20.
 * @param patience `bithedge.watcher.push-patience-ms`, 1,000 to 3,600,000: pushes so late are pulled instead; default 30,000.
 */
record SourceProperties(
        List<EndpointUrls> endpoints,
        String apiKey,
        boolean isPulled,
        int requestsPerMinute,
        int maxBlocksBehind,
        PushProperties push,
        Duration crossCheckInterval,
        int crossCheckLooks,
        int crossCheckBlocks,
        Duration patience) {

    private static final String TRUST = "bithedge.watcher.push-trust";
    /** What the operator says when a push alone shall be enough. */
    static final String TRUSTED = "only-my-node-reaches-the-push-port";

    /** An API and the node it belongs to. */
    record EndpointUrls(URI api, URI node) {
        /** Host and port: the name shown to operators. */
        String name() {
            return api.getAuthority();
        }
    }

    static SourceProperties of(WatcherProperties.Reader reader) {
        boolean pulled = reader.flag("bithedge.watcher.pull-enabled", true);
        PushProperties push = PushProperties.of(reader);
        if (!pulled && !push.isOn()) {
            throw new BadProperty(
                    "bithedge.watcher.pull-enabled", "expected true, or a bithedge.watcher.push-port: got neither");
        }
        if (!pulled && !reader.text(TRUST, "").equals(TRUSTED)) {
            // Nothing else stands behind a pushed block: whoever reaches the port decides what is paid.
            throw new BadProperty(
                    TRUST,
                    "expected %s, as nothing is pulled, or bithedge.watcher.pull-enabled=true".formatted(TRUSTED));
        }
        return new SourceProperties(
                pulled ? endpoints(reader) : List.of(),
                reader.text("bithedge.chain.api-key", ""),
                pulled,
                whole(reader, "bithedge.chain.requests-per-minute", 0, 0, ClientSettings.MAX_REQUESTS_PER_MINUTE),
                whole(reader, "bithedge.watcher.max-blocks-behind", 3, 0, 1_000),
                push,
                Duration.ofMillis(reader.number("bithedge.watcher.cross-check-interval-ms", 2_000, 100, 600_000)),
                whole(reader, "bithedge.watcher.cross-check-looks", 10, 1, CrossCheckSettings.MAX_LOOKS),
                whole(
                        reader,
                        "bithedge.watcher.cross-check-blocks-per-look",
                        20,
                        0,
                        CrossCheckSettings.MAX_BLOCKS_PER_LOOK),
                Duration.ofMillis(reader.number("bithedge.watcher.push-patience-ms", 30_000, 1_000, 3_600_000)));
    }

    private static List<EndpointUrls> endpoints(WatcherProperties.Reader reader) {
        List<URI> apis = reader.urls("bithedge.chain.api-url");
        List<URI> nodes = reader.urls("bithedge.chain.node-url");
        if (apis.size() != nodes.size()) {
            throw new BadProperty(
                    "bithedge.chain.node-url",
                    "expected as many URLs as bithedge.chain.api-url has, %d, got %d"
                            .formatted(apis.size(), nodes.size()));
        }
        List<EndpointUrls> endpoints = new ArrayList<>();
        for (int i = 0; i < apis.size(); i++) {
            endpoints.add(new EndpointUrls(apis.get(i), nodes.get(i)));
        }
        return endpoints;
    }

    private static int whole(WatcherProperties.Reader reader, String key, long standard, long min, long max) {
        return Math.toIntExact(reader.number(key, standard, min, max));
    }
}
