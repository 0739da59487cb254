package io.bithedge.cli.command;

import io.bithedge.cli.parts.ChainSettings;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.OperatorSettings;
import io.bithedge.cli.parts.SecretSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which chain a system stands on: a devnet of its own, or a network. */
final class NetworkOptions {
    enum Name {
        devnet,
        testnet,
        mainnet
    }

    @Option(
            names = "--network",
            defaultValue = "devnet",
            description =
                    "devnet, testnet or mainnet (default: ${DEFAULT-VALUE}). On a network no devnet is started, prices come from exchanges, and what production needs is checked first.")
    private Name network = Name.devnet;

    @Option(names = "--node-url", paramLabel = "URL", description = "Node RPC of the network.")
    private Optional<String> nodeUrl = Optional.empty();

    @Option(names = "--api-url", paramLabel = "URL", description = "API of the network.")
    private Optional<String> apiUrl = Optional.empty();

    @Option(
            names = "--contracts",
            paramLabel = "FILE",
            description = "Where the contracts are, as `deploy` wrote it: deployment-mainnet.json.")
    private Optional<Path> contracts = Optional.empty();

    @Option(
            names = "--finality-burn-blocks",
            paramLabel = "N",
            defaultValue = "6",
            description = "On a network: burn blocks until a block is final (default: ${DEFAULT-VALUE}).")
    private int finalityBurnBlocks;

    @Option(
            names = "--accept",
            paramLabel = "CHECK",
            description =
                    "A check of production that need not hold: keys, sealed, finality, replication, push or limits.")
    private Set<String> accepted = new LinkedHashSet<>();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "On a network: file whose first line opens the keys of the services, outside the data folder (default: passphrase in its signer folder).")
    private Optional<Path> passphraseFile = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the services, such as bithedge.chain.api-key=..")
    private Map<String, String> more = new LinkedHashMap<>();

    /** Settings that win over those of the command line. */
    void also(Map<String, String> settings) {
        more.putAll(settings);
    }

    boolean isNetwork() {
        return network != Name.devnet;
    }

    Set<String> accepted() {
        return accepted;
    }

    ChainSettings.OfNetwork chain() {
        String node = required(nodeUrl, "--node-url");
        return new ChainSettings.OfNetwork(node, required(apiUrl, "--api-url"), finalityBurnBlocks, more());
    }

    /** Throws IllegalArgumentException for a key that the command line decides. */
    OperatorSettings more() {
        return new OperatorSettings(more);
    }

    Optional<Path> passphraseFile() {
        return passphraseFile;
    }

    Deployment deployment() throws IOException {
        Path file = Path.of(required(contracts.map(Path::toString), "--contracts"));
        Deployment deployment = Deployment.read(file)
                .orElseThrow(
                        () -> new IllegalArgumentException("no file %s: expected what `deploy` wrote".formatted(file)));
        if (!deployment.network().equals(network.name())) {
            throw new IllegalArgumentException(
                    "--contracts %s is of %s, --network says %s".formatted(file, deployment.network(), network));
        }
        return deployment;
    }

    private String required(Optional<String> value, String name) {
        return value.orElseThrow(() -> new IllegalArgumentException("--network %s needs %s".formatted(network, name)));
    }

    /** The same options as words, for the supervisor in the background. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add("--network=" + network);
        nodeUrl.ifPresent(url -> words.add("--node-url=" + url));
        apiUrl.ifPresent(url -> words.add("--api-url=" + url));
        contracts.ifPresent(file -> words.add("--contracts=" + file.toAbsolutePath()));
        words.add("--finality-burn-blocks=" + finalityBurnBlocks);
        passphraseFile.ifPresent(file -> words.add("--passphrase-file=" + file.toAbsolutePath()));
        accepted.forEach(name -> words.add("--accept=" + name));
        SecretSettings.open(more).forEach((key, value) -> words.add("--set=" + key + "=" + value));
        return words;
    }

    /** And the rest of them: what stands in no command line. The parts inherit it. */
    Map<String, String> environment() {
        return SecretSettings.environment(more);
    }
}
