package io.bithedge.watcher.app;

import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.watcher.app.WatcherProperties.BadProperty;
import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.source.CrossCheckSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the chain is read.
 *
 * @param endpoints `bithedge.chain.api-url` and `bithedge.chain.node-url`, each a list with commas, of the same length: the first
 *     API belongs to the first node. The first pair is preferred.
 * @param apiKey `bithedge.chain.api-key`, empty when the APIs want none.
 * @param isPulled `bithedge.watcher.pull-enabled`, default true.
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
        Push push,
        Duration crossCheckInterval,
        int crossCheckLooks,
        int crossCheckBlocks,
        Duration patience) {

    /** An API and the node it belongs to. */
    record EndpointUrls(URI api, URI node) {
        /** Host and port: the name shown to operators. */
        String name() {
            return api.getAuthority();
        }
    }

    /**
     * The receiver of pushes.
     *
     * @param port `bithedge.watcher.push-port`, 0 to 65,535; default 0, which is no receiver.
     * @param address `bithedge.watcher.push-address`: the receiver believes whoever reaches it; default 127.0.0.1.
     * @param maxBodyBytes `bithedge.watcher.push-max-body-kib`, 64 to 2,097,152; default 512,000: what the API of the chain takes, and six
     *     times mainnet's first block. Memory does not grow with it.
     * @param folder `bithedge.watcher.push-folder`, default that of the system for temporary files: large bodies lie there while they are read.
     * @param windowHeights `bithedge.watcher.push-window-blocks`, 100 to 1,000,000: how far below the tip pushed blocks are kept in memory; default 20,000.
     * @param accounts `bithedge.watcher.mempool-accounts`: whose transactions are followed in the mempool, with commas; default all.
     */
    record Push(int port, String address, long maxBodyBytes, Path folder, int windowHeights, Set<String> accounts) {
        boolean isOn() {
            return port != 0;
        }
    }

    static SourceProperties of(WatcherProperties.Reader reader) {
        boolean pulled = reader.flag("bithedge.watcher.pull-enabled", true);
        Push push = push(reader);
        if (!pulled && !push.isOn()) {
            throw new BadProperty(
                    "bithedge.watcher.pull-enabled", "expected true, or a bithedge.watcher.push-port: got neither");
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

    private static Push push(WatcherProperties.Reader reader) {
        return new Push(
                whole(reader, "bithedge.watcher.push-port", 0, 0, 65_535),
                reader.text("bithedge.watcher.push-address", "127.0.0.1"),
                reader.number("bithedge.watcher.push-max-body-kib", 512_000, 64, 2L * 1024 * 1024) * 1024,
                folder(reader),
                whole(reader, "bithedge.watcher.push-window-blocks", 20_000, 100, BlockWindow.MAX_HEIGHTS),
                reader.list("bithedge.watcher.mempool-accounts").stream()
                        .map(SourceProperties::account)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Path folder(WatcherProperties.Reader reader) {
        String key = "bithedge.watcher.push-folder";
        return WatcherProperties.Reader.checked(key, reader.text(key, System.getProperty("java.io.tmpdir")), text -> {
            Path folder = Path.of(text);
            if (!Files.isWritable(folder)) {
                throw new IllegalArgumentException("expected a folder that can be written to, got " + folder);
            }
            return folder;
        });
    }

    private static String account(String text) {
        return WatcherProperties.Reader.checked(
                "bithedge.watcher.mempool-accounts",
                text,
                value -> StacksAddress.parse(value).toString());
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
