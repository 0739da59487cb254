package io.bithedge.cli.parts;

import io.bithedge.cli.process.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Our own services: each a separate JVM with its own jars. */
public final class ServiceParts {
    static final String VERSION = "0.1.0-SNAPSHOT";
    private static final String DEVNET = "devnet";
    /** Whose keys the signer holds; operators of their own are no business of ours. */
    private static final String OWN_SUBMITTERS = "oracle-1,oracle-2,oracle-3";

    private static final int MARKET_RECORDS_PER_MINUTE = 600;
    private static final int MARKET_READS_PER_MINUTE = 60_000;

    private final Layout layout;
    private final Ports ports;
    private final Deployment deployment;
    private final ChainSettings chain;

    /**
     * How the chain goes.
     *
     * @param finalityBurnBlocks until a block is final
     * @param burnBlockSeconds usual time between burn blocks
     */
    public record ChainPace(int finalityBurnBlocks, int burnBlockSeconds) {}

    /** One service: its module folder, main class, heap, and the port it answers on. */
    private record Service(Port port, String mainClass, int heapMb) {
        String name() {
            return port.partName();
        }

        /** Where it says how it is. */
        Port health() {
            return port == Port.TOPOLOGY ? Port.TOPOLOGY_PRIVATE : port;
        }
    }

    private static final List<Service> SERVICES = List.of(
            new Service(Port.CHAIN_WATCHER, "io.bithedge.watcher.app.WatcherApplication", 256),
            new Service(Port.TOPOLOGY, "io.bithedge.topology.app.TopologyApplication", 512),
            new Service(Port.TX_SUBMITTER, "io.bithedge.submitter.app.SubmitterApplication", 256),
            new Service(Port.ORACLE, "io.bithedge.oracle.app.OracleApplication", 192));

    public ServiceParts(Layout layout, Ports ports, Deployment deployment, ChainSettings chain) {
        this.layout = layout;
        this.ports = ports;
        this.deployment = deployment;
        this.chain = chain;
    }

    public List<Part> prepare() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Service service : SERVICES) {
            parts.add(prepare(service));
        }
        return parts;
    }

    private Part prepare(Service service) throws IOException {
        Path state = PrivateFolder.at(layout.state(service.name()));
        String marker = Java.marker(service.name(), layout);
        int port = ports.of(service.port());
        return new Part(
                service.name(),
                Java.command(marker, service.heapMb(), words(service, state)),
                SecretSettings.environment(settings(service, state)),
                layout.data(),
                layout.log(service.name()),
                marker,
                port,
                new ReadyRoute("http://127.0.0.1:" + ports.of(service.health())),
                Duration.ofSeconds(30));
    }

    private List<String> words(Service service, Path state) {
        List<String> words = new ArrayList<>(List.of("-cp", classPath(layout, service.name()), service.mainClass()));
        SecretSettings.open(settings(service, state)).forEach((key, value) -> words.add("--" + key + "=" + value));
        return words;
    }

    /** The jar of a service and what it needs. */
    static String classPath(Layout layout, String service) {
        Path target = layout.home().resolve(service).resolve("target");
        Path jar = target.resolve(service + "-" + VERSION + ".jar");
        return Java.classPath(jar, target.resolve("lib").resolve("*"));
    }

    private Map<String, Object> settings(Service service, Path state) {
        Map<String, Object> settings = new TreeMap<>(network());
        settings.putAll(Map.ofEntries(
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", ports.of(service.port())),
                Map.entry("bithedge.kafka.bootstrap-servers", KafkaPart.bootstrapServers(ports)),
                Map.entry("bithedge.registry.url", RegistryPart.url(ports)),
                Map.entry("bithedge.chain.node-url", chain.nodeUrl(ports)),
                Map.entry("bithedge.chain.api-url", chain.apiUrl(ports)),
                Map.entry("bithedge.chain.start-height", deployment.startHeight()),
                Map.entry("bithedge.chain.id", deployment.chainId()),
                Map.entry("bithedge.contracts.vault", deployment.vault()),
                Map.entry("bithedge.contracts.registry", deployment.registry()),
                Map.entry("bithedge.contracts.oracle", deployment.oracle()),
                Map.entry("bithedge.contracts.roles", deployment.roles()),
                Map.entry("bithedge.contracts.sbtc", deployment.sbtc()),
                Map.entry("bithedge.contracts.sbtc-asset", deployment.sbtc() + "::sbtc-token"),
                Map.entry("bithedge.watcher.push-port", ports.of(Port.WATCHER_PUSH)),
                Map.entry("bithedge.signer.socket", layout.signerSocket()),
                Map.entry("bithedge.state-dir", state),
                Map.entry("bithedge.quotes.calls-enabled", true)));
        settings.put("bithedge.http.private-port", ports.of(Port.TOPOLOGY_PRIVATE));
        settings.put("bithedge.prices.submitters", OWN_SUBMITTERS);
        settings.put("bithedge.chain.clock", deployment.isOnNetwork() ? "wall" : "blocks");
        if (deployment.network().equals(DEVNET)) {
            // A whole market plays from one address.
            settings.put("bithedge.http.records-per-minute", MARKET_RECORDS_PER_MINUTE);
            settings.put("bithedge.http.reads-per-minute", MARKET_READS_PER_MINUTE);
        }
        settings.putAll(chain.settings(ports));
        return settings;
    }

    private String url(Port port) {
        return "http://127.0.0.1:" + ports.of(port);
    }

    /** What the pages and their wallets are given. */
    private Map<String, Object> network() {
        return Map.of(
                "bithedge.operations.watcher-url", url(Port.CHAIN_WATCHER),
                "bithedge.operations.submitter-url", url(Port.TX_SUBMITTER),
                "bithedge.operations.oracle-url", url(Port.ORACLE),
                "bithedge.web.dir", layout.pages(),
                "bithedge.network.name", deployment.network());
    }
}
