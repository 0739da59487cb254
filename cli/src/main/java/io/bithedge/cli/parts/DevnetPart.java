package io.bithedge.cli.parts;

import io.bithedge.cli.process.Part;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The chain on this machine: a node process, never on our class path. */
public final class DevnetPart {
    /** Opens the simulation to whoever reaches the port, which is this machine. */
    static final String AUTH_TOKEN = "devnet";

    public static final String NAME = "devnet";

    /** A burn block takes ten minutes of the chain's time, however fast it comes: so many of them, and no block is of tomorrow. */
    private static final Duration GENESIS_AGE = Duration.ofDays(30);

    private final Layout layout;
    private final Ports ports;
    private final Mining mining;
    private final List<Instance> watchers;

    /**
     * How blocks come.
     *
     * @param blockIntervalMs between Stacks blocks, 0 for by hand only
     * @param burnIntervalMs between burn-chain blocks, 0 for by hand only
     */
    public record Mining(int blockIntervalMs, int burnIntervalMs) {}

    public DevnetPart(Layout layout, Ports ports, Mining mining) {
        this(layout, ports, mining, Counts.ONE);
    }

    /** Pushes to every watcher of {@code counts}. */
    public DevnetPart(Layout layout, Ports ports, Mining mining, Counts counts) {
        this.layout = layout;
        this.ports = ports;
        this.mining = mining;
        this.watchers = counts.of(Instance.Kind.WATCHER);
    }

    public static String url(Ports ports) {
        return "http://127.0.0.1:" + ports.of(Port.DEVNET);
    }

    public Part prepare() throws IOException {
        OwnerOnly.narrowFolder(layout.devnet());
        return new Part(
                NAME,
                command(),
                Map.of(),
                layout.data(),
                layout.log(NAME),
                layout.devnet().toString(),
                ports.of(Port.DEVNET),
                () -> HttpProbe.answersOk(url(ports) + "/v2/info"),
                Duration.ofSeconds(20));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("bithedge.node", "node"),
                layout.home().resolve("devnet/dist/server.js").toString(),
                "--data",
                layout.devnet().toString(),
                "--port",
                Integer.toString(ports.of(Port.DEVNET)),
                "--mirror-port",
                Integer.toString(ports.of(Port.DEVNET_MIRROR)),
                "--genesis-age",
                Long.toString(GENESIS_AGE.toSeconds()),
                "--auth-token",
                AUTH_TOKEN,
                "--block-ms",
                Integer.toString(mining.blockIntervalMs()),
                "--burn-block-ms",
                Integer.toString(mining.burnIntervalMs())));
        for (Instance watcher : watchers) {
            command.addAll(List.of("--observer", "http://127.0.0.1:" + ports.of(watcher.secondName())));
        }
        return command;
    }
}
