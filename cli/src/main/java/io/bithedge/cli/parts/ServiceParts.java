package io.bithedge.cli.parts;

import io.bithedge.cli.parts.Instance.Kind;
import io.bithedge.cli.process.Part;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Our own services: each a separate JVM with its own jars. */
public final class ServiceParts {
    static final String VERSION = "0.1.0-SNAPSHOT";
    private static final String DEVNET = "devnet";
    /** Whose keys the signer holds; operators of their own are no business of ours. */
    private static final String OWN_SUBMITTERS = "oracle-1,oracle-2,oracle-3";

    private static final int MARKET_RECORDS_PER_MINUTE = 600;
    private static final int MARKET_READS_PER_MINUTE = 60_000;
    /** Of the pages' wallet for laptops: everybody has its key. */
    private static final String DEVELOPMENT_ACCOUNT_8 = "STA9A9E2J27NZQVC63N2BYRXVNMY6EYHXPY2T9EW";

    private final Layout layout;
    private final Ports ports;
    private final Deployment deployment;
    private final ChainSettings chain;
    private final Counts counts;

    /**
     * How the chain goes.
     *
     * @param finalityBurnBlocks until a block is final
     * @param burnBlockSeconds usual time between burn blocks
     */
    public record ChainPace(int finalityBurnBlocks, int burnBlockSeconds) {}

    /** One service: its module folder, its name and that by which others of its kind know it, main class, heap. */
    private record Service(String module, String name, String memberId, String mainClass, int heapMb) {
        static Service of(Instance instance, String mainClass, int heapMb) {
            return new Service(
                    instance.kind().first().partName(), instance.partName(), instance.memberId(), mainClass, heapMb);
        }

        static Service alone(Port port, String mainClass, int heapMb) {
            return new Service(port.partName(), port.partName(), port.partName() + "-1", mainClass, heapMb);
        }
    }

    private static final String WATCHER = "io.bithedge.watcher.app.WatcherApplication";
    private static final String TOPOLOGY = "io.bithedge.topology.app.TopologyApplication";
    private static final String SUBMITTER = "io.bithedge.submitter.app.SubmitterApplication";
    private static final String ORACLE = "io.bithedge.oracle.app.OracleApplication";

    public ServiceParts(Layout layout, Ports ports, Deployment deployment, ChainSettings chain, Counts counts) {
        this.counts = counts;
        this.layout = layout;
        this.ports = ports;
        this.deployment = deployment;
        this.chain = chain;
    }

    public List<Part> prepare() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Instance instance : counts.of(Kind.WATCHER)) {
            parts.add(prepare(
                    Service.of(instance, WATCHER, 256),
                    Map.of("bithedge.watcher.push-port", ports.of(instance.secondName()))));
        }
        for (Instance instance : counts.of(Kind.TOPOLOGY)) {
            parts.add(prepare(
                    Service.of(instance, TOPOLOGY, 512),
                    instance.secondName(),
                    Map.of("bithedge.http.private-port", ports.of(instance.secondName()))));
        }
        for (Instance instance : counts.of(Kind.SUBMITTER)) {
            parts.add(prepare(Service.of(instance, SUBMITTER, 256), Map.of()));
        }
        parts.add(prepare(Service.alone(Port.ORACLE, ORACLE, 192), Map.of()));
        return parts;
    }

    private Part prepare(Service service, Map<String, Object> own) throws IOException {
        return prepare(service, service.name(), own);
    }

    /** {@code health}: name of the port where it says how it is. {@code own}: settings that another of its kind has otherwise. */
    private Part prepare(Service service, String health, Map<String, Object> own) throws IOException {
        Path state = OwnerOnly.narrowFolder(layout.state(service.name()));
        String marker = Java.marker(service.name(), layout);
        int port = ports.of(service.name());
        Map<String, Object> settings = settings(service, state);
        settings.putAll(own);
        return new Part(
                service.name(),
                Java.part(service.name(), layout, service.heapMb(), words(service, settings)),
                SecretSettings.environment(settings),
                layout.data(),
                layout.log(service.name()),
                marker,
                port,
                new ReadyRoute("http://127.0.0.1:" + ports.of(health)),
                Duration.ofSeconds(30));
    }

    private List<String> words(Service service, Map<String, Object> settings) {
        List<String> words = new ArrayList<>(List.of("-cp", classPath(layout, service.module()), service.mainClass()));
        SecretSettings.open(settings).forEach((key, value) -> words.add("--" + key + "=" + value));
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
                Map.entry("server.port", ports.of(service.name())),
                Map.entry("spring.kafka.bootstrap-servers", Brokers.bootstrapServers(ports, counts)),
                Map.entry("bithedge.registry.url", RegistryPart.url(ports)),
                Map.entry("bithedge.chain.node-url", chain.nodeUrl(ports)),
                Map.entry("bithedge.chain.api-url", chain.apiUrl(ports)),
                Map.entry("bithedge.chain.start-height", deployment.startHeight()),
                Map.entry("bithedge.chain.id", deployment.chainId()),
                Map.entry("bithedge.contracts.vault", deployment.vault()),
                Map.entry("bithedge.contracts.registry", deployment.registry()),
                Map.entry("bithedge.contracts.oracle", deployment.oracle()),
                Map.entry("bithedge.contracts.roles", deployment.roles()),
                Map.entry("bithedge.roles.expected", deployment.expectedRoles()),
                Map.entry("bithedge.contracts.sbtc", deployment.sbtc()),
                Map.entry("bithedge.contracts.sbtc-asset", deployment.sbtc() + "::sbtc-token"),
                Map.entry("bithedge.signer.socket", layout.signerSocket()),
                Map.entry("bithedge.state-dir", state),
                Map.entry("bithedge.quotes.calls-enabled", true)));
        settings.put("bithedge.instance.id", service.memberId());
        settings.put("bithedge.instances.count", counts.topologies());
        settings.put("bithedge.topics.replication", counts.replication());
        settings.put("bithedge.topics.min-insync-replicas", counts.minInsyncReplicas());
        settings.put("bithedge.production", deployment.isOnNetwork());
        // They are there: RegistryPart.
        settings.put("spring.kafka.properties.auto.register.schemas", false);
        settings.put("bithedge.prices.submitters", OWN_SUBMITTERS);
        settings.put("bithedge.chain.clock", deployment.isOnNetwork() ? "wall" : "blocks");
        if (deployment.network().equals(DEVNET)) {
            // A whole market plays from one address.
            settings.put("bithedge.http.records-per-minute", MARKET_RECORDS_PER_MINUTE);
            settings.put("bithedge.http.reads-per-minute", MARKET_READS_PER_MINUTE);
            settings.put("bithedge.quotes.client-share-percent", 100);
            settings.put("bithedge.incidents.operators", DEVELOPMENT_ACCOUNT_8);
        }
        settings.putAll(chain.settings(ports));
        return settings;
    }

    private String urls(Kind kind) {
        return counts.of(kind).stream()
                .map(instance -> "http://127.0.0.1:" + ports.of(instance.partName()))
                .collect(Collectors.joining(","));
    }

    private String url(Port port) {
        return "http://127.0.0.1:" + ports.of(port);
    }

    /** What the pages and their wallets are given. */
    private Map<String, Object> network() {
        return Map.of(
                "bithedge.operations.watcher-url", urls(Kind.WATCHER),
                "bithedge.operations.submitter-url", urls(Kind.SUBMITTER),
                "bithedge.operations.oracle-url", url(Port.ORACLE),
                "bithedge.web.dir", layout.pages(),
                "bithedge.network.name", deployment.network());
    }
}
