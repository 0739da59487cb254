package io.bithedge.cli.parts;

import java.util.Map;
import java.util.TreeMap;

/** What the services are given of their chain, of prices, and of who asks them: of a devnet on this machine, or of a network. */
public sealed interface ChainSettings {
    String nodeUrl(Ports ports);

    String apiUrl(Ports ports);

    /** Settings by their keys. */
    Map<String, Object> settings(Ports ports);

    /**
     * A devnet: prices from files, and all participants of a market at one address.
     *
     * @param more what the operator wants otherwise than here
     */
    record OfDevnet(ServiceParts.ChainPace pace, PriceFiles prices, OperatorSettings more) implements ChainSettings {
        private static final int ORACLE_HEARTBEAT_MS = 1_000;
        private static final int EVERYBODY_PER_MINUTE = 600_000;
        private static final int STREAMS = 1_000;
        /** Blocks come every second, and are final when the second source was asked. */
        private static final int CROSS_CHECK_MS = 100;

        @Override
        public String nodeUrl(Ports ports) {
            return DevnetPart.url(ports);
        }

        @Override
        public String apiUrl(Ports ports) {
            return DevnetPart.url(ports);
        }

        @Override
        public Map<String, Object> settings(Ports ports) {
            Map<String, Object> settings = new TreeMap<>(Map.ofEntries(
                    Map.entry("bithedge.chain.finality-burn-blocks", pace.finalityBurnBlocks()),
                    Map.entry("bithedge.network.burn-block-seconds", pace.burnBlockSeconds()),
                    Map.entry("bithedge.network.public-node-url", DevnetPart.url(ports)),
                    Map.entry("bithedge.submitter.simulation-token", DevnetPart.AUTH_TOKEN),
                    Map.entry("bithedge.oracle.heartbeat-ms", ORACLE_HEARTBEAT_MS),
                    Map.entry("bithedge.oracle.ticks-file", prices.ticks()),
                    Map.entry("bithedge.oracle.closes-file", prices.closes()),
                    Map.entry("bithedge.watcher.cross-check-interval-ms", CROSS_CHECK_MS),
                    Map.entry("bithedge.http.reads-per-minute", EVERYBODY_PER_MINUTE),
                    Map.entry("bithedge.http.writes-per-minute", EVERYBODY_PER_MINUTE),
                    Map.entry("bithedge.stream.connections-per-client", STREAMS)));
            settings.putAll(more.byKey());
            return settings;
        }
    }

    /**
     * A network: prices of exchanges, the services' own limits for those who ask.
     *
     * @param more what the operator wants otherwise than here
     */
    record OfNetwork(String nodeUrl, String apiUrl, int finalityBurnBlocks, OperatorSettings more)
            implements ChainSettings {
        private static final String VENUES = "coinbase,kraken,bitstamp,bitfinex,gemini,okx";
        private static final String CLOSES_VENUES = "coinbase,kraken";

        @Override
        public String nodeUrl(Ports ports) {
            return nodeUrl;
        }

        @Override
        public String apiUrl(Ports ports) {
            return apiUrl;
        }

        @Override
        public Map<String, Object> settings(Ports ports) {
            Map<String, Object> settings = new TreeMap<>(Map.of(
                    "bithedge.chain.finality-burn-blocks", finalityBurnBlocks,
                    "bithedge.oracle.sources", VENUES,
                    "bithedge.oracle.min-sources", 2,
                    "bithedge.oracle.closes-venues", CLOSES_VENUES));
            settings.putAll(more.byKey());
            return settings;
        }
    }
}
