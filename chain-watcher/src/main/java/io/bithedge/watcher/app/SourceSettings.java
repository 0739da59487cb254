package io.bithedge.watcher.app;

import io.bithedge.settings.BadSetting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the chain is read: {@link SourceProperties}, {@link PushProperties} and `bithedge.chain.*` as values.
 *
 * @param endpoints none when nothing is pulled.
 * @param apiKey empty when the APIs want none.
 * @param requestsPerMinute 0: no limit.
 * @param maxBlocksBehind an endpoint that is further behind the best is left.
 * @param crossCheckLooks comparisons in a row that must fail.
 * @param crossCheckBlocks of how many blocks the contents are compared.
 * @param patience pushes so late are pulled instead.
 */
record SourceSettings(
        List<EndpointUrls> endpoints,
        String apiKey,
        boolean isPulled,
        int requestsPerMinute,
        int maxBlocksBehind,
        PushSettings push,
        Duration crossCheckInterval,
        int crossCheckLooks,
        int crossCheckBlocks,
        Duration patience) {

    /** What the operator says when a push alone shall be enough. */
    static final String TRUSTED = "only-my-node-reaches-the-push-port";

    /** An API and the node it belongs to. */
    record EndpointUrls(URI api, URI node) {
        /** Host and port: the name shown to operators. */
        String name() {
            return api.getAuthority();
        }
    }

    static SourceSettings of(WatcherProperties.Chain chain, SourceProperties sources, PushProperties pushed) {
        PushSettings push = PushSettings.of(pushed);
        if (!sources.pullEnabled() && !push.isOn()) {
            throw new BadSetting(
                    "bithedge.watcher.pull-enabled", "true, or a bithedge.watcher.push-port", "neither of them");
        }
        if (!sources.pullEnabled() && !pushed.pushTrust().equals(TRUSTED)) {
            // Nothing else stands behind a pushed block: whoever reaches the port decides what is paid.
            throw new BadSetting(
                    "bithedge.watcher.push-trust",
                    TRUSTED + ", as nothing is pulled, or bithedge.watcher.pull-enabled=true",
                    pushed.pushTrust());
        }
        return new SourceSettings(
                sources.pullEnabled() ? endpoints(chain) : List.of(),
                chain.apiKey(),
                sources.pullEnabled(),
                chain.requestsPerMinute(),
                sources.maxBlocksBehind(),
                push,
                Duration.ofMillis(sources.crossCheckIntervalMs()),
                sources.crossCheckLooks(),
                sources.crossCheckBlocksPerLook(),
                Duration.ofMillis(sources.pushPatienceMs()));
    }

    private static List<EndpointUrls> endpoints(WatcherProperties.Chain chain) {
        List<String> apis = chain.apiUrl();
        List<String> nodes = chain.nodeUrl();
        if (apis.isEmpty()) {
            throw new BadSetting("bithedge.chain.api-url", "one or more URLs", "");
        }
        if (apis.size() != nodes.size()) {
            throw new BadSetting(
                    "bithedge.chain.node-url",
                    "as many URLs as bithedge.chain.api-url has, " + apis.size(),
                    Integer.toString(nodes.size()));
        }
        List<EndpointUrls> endpoints = new ArrayList<>();
        for (int i = 0; i < apis.size(); i++) {
            endpoints.add(new EndpointUrls(URI.create(apis.get(i)), URI.create(nodes.get(i))));
        }
        return endpoints;
    }
}
