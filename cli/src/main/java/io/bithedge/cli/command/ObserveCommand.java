package io.bithedge.cli.command;

import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.ModuleCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `bithedge observe`. */
@Command(
        name = "observe",
        mixinStandardHelpOptions = true,
        description = {
            "An oracle operator of his own: reads prices from exchanges and sends them to the oracle contract as its submitter.",
            "Needs a node and the submitter's key, and nothing of the pool's operator. Sends when a price moved by 50 bp or no price",
            "was recorded for 3 burn blocks. Runs until it is stopped."
        })
public final class ObserveCommand implements Callable<Integer> {
    private static final ModuleCommand OBSERVE =
            new ModuleCommand("observe", "oracle", "io.bithedge.oracle.app.Observe", 192);

    @Option(names = "--node", required = true, paramLabel = "URL", description = "Node RPC.")
    private String node = "";

    @Option(names = "--oracle", required = true, paramLabel = "PRINCIPAL", description = "The price oracle contract.")
    private String oracle = "";

    @ArgGroup(multiplicity = "1")
    private Key key = new Key();

    /** Who signs. */
    static final class Key {
        @Option(
                names = "--key",
                paramLabel = "FILE",
                description = "File that holds the submitter's private key in hex, readable by its owner alone.")
        private Optional<Path> file = Optional.empty();

        @Option(
                names = "--signer-socket",
                paramLabel = "FILE",
                description = "Socket of a signer of the operator's own that holds the key.")
        private Optional<Path> signer = Optional.empty();
    }

    @Option(
            names = "--role",
            paramLabel = "NAME",
            defaultValue = "oracle-1",
            description = "Role of the key in the signer's policy (default: ${DEFAULT-VALUE}).")
    private String role = "";

    @Option(
            names = "--sources",
            paramLabel = "NAME",
            defaultValue = "coinbase,kraken,bitstamp,bitfinex,gemini,okx",
            description =
                    "Exchanges: binance, coinbase, kraken, bitstamp, bitfinex, gemini, okx, hermes (default: ${DEFAULT-VALUE}).")
    private String sources = "";

    @Option(
            names = "--min-sources",
            paramLabel = "N",
            defaultValue = "2",
            description = "With fewer fresh prices of an asset nothing is said of it (default: ${DEFAULT-VALUE}).")
    private int minSources;

    @Option(names = "--always", description = "An observation each burn block, whether it is due or not.")
    private boolean always;

    @Option(
            names = "--max-fee-micro-stx",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Of one transaction (default: ${DEFAULT-VALUE}).")
    private long maxFeeMicroStx;

    @Option(
            names = "--block-clock",
            paramLabel = "URL",
            description =
                    "API whose newest block tells the time: for a devnet, whose blocks have times that no clock shows.")
    private Optional<String> blockClock = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "observe",
            description = "Folder for how far a file of prices was read (default: ${DEFAULT-VALUE}).")
    private Path state = Path.of("observe");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the sources, such as bithedge.oracle.venues.kraken.url=.., see oracle/README.md.")
    private Map<String, String> more = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        return OBSERVE.run(Layout.withData(state), words());
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                "--bithedge.observe.node-url=" + node,
                "--bithedge.observe.contract=" + oracle,
                "--bithedge.observe.signer-role=" + role,
                "--bithedge.observe.always=" + always,
                "--bithedge.observe.max-fee-micro-stx=" + maxFeeMicroStx,
                "--bithedge.oracle.sources=" + sources,
                "--bithedge.oracle.min-sources=" + minSources,
                "--bithedge.state-dir=" + state.toAbsolutePath(),
                // A file is a made-up market: mainnet's contracts get none.
                "--bithedge.chain.id=" + (oracle.startsWith("SP") || oracle.startsWith("SM") ? 1 : 0)));
        key.file.ifPresent(file -> words.add("--bithedge.observe.key-file=" + file.toAbsolutePath()));
        key.signer.ifPresent(socket -> words.add("--bithedge.observe.signer-socket=" + socket.toAbsolutePath()));
        blockClock.ifPresent(url -> words.add("--bithedge.observe.block-clock-url=" + url));
        more.forEach((setting, value) -> words.add("--" + setting + "=" + value));
        return words;
    }
}
