package io.bithedge.cli.command;

import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.parts.Counts;
import io.bithedge.cli.parts.DevnetPart.Mining;
import io.bithedge.cli.parts.Ports;
import io.bithedge.cli.process.Silence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a system is started: shared by `up` and by what brings one up on the way. */
final class UpOptions {
    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--port",
            paramLabel = "PART=N",
            description =
                    "Port of one part, e.g. kafka=19092. Parts: kafka, kafka-controller, registry, devnet, topology,"
                            + " chain-watcher, tx-submitter, oracle, watcher-push, devnet-mirror, topology-private;"
                            + " topology-2, topology-2-private, kafka-2, kafka-2-controller, tx-submitter-2, chain-watcher-2, chain-watcher-2-push and so on.")
    private Map<String, Integer> ports = new LinkedHashMap<>();

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "First of eleven consecutive ports for all parts, two more for each further topology, broker and watcher, and one for each further submitter.")
    private int portBase;

    @Option(
            names = "--topology",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processes of the topology, 1 to 8: each answers everything (default: ${DEFAULT-VALUE}).")
    private int topologies;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Kafka brokers: 1, or 3 with every record on each of them, of which one may be away. A data folder keeps what it was made with (default: ${DEFAULT-VALUE}).")
    private int brokers;

    @Option(
            names = "--submitters",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Processes of the submitter, 1 to 4: the accounts are spread over them, and one that is gone is replaced by the others (default: ${DEFAULT-VALUE}).")
    private int submitters;

    @Option(
            names = "--watchers",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Processes of the watcher, 1 to 3: one leads, the others take pushes and stand by (default: ${DEFAULT-VALUE}).")
    private int watchers;

    @Option(
            names = "--epoch-blocks",
            paramLabel = "N",
            defaultValue = "36",
            description =
                    "Burn blocks of an epoch, when the contracts are not deployed yet (default: ${DEFAULT-VALUE}).")
    private int epochBlocks;

    @Option(
            names = "--grace-blocks",
            paramLabel = "N",
            description =
                    "Burn blocks behind the end of an epoch until anybody may close its book, when the contracts are not deployed yet (default: 1008).")
    private Optional<Integer> graceBlocks = Optional.empty();

    @Option(
            names = "--block-interval-ms",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "Between Stacks blocks of devnet, 0: by hand only (default: ${DEFAULT-VALUE}).")
    private int blockIntervalMs;

    @Option(
            names = "--burn-interval-ms",
            paramLabel = "MS",
            defaultValue = "10000",
            description = "Between burn blocks of devnet, 0: by hand only (default: ${DEFAULT-VALUE}).")
    private int burnIntervalMs;

    @Option(
            names = "--silent-minutes",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "A service or the signer that answers nothing for so long is ended and started again, 0: never (default: ${DEFAULT-VALUE}).")
    private int silentMinutes;

    Ports ports() {
        return Ports.of(portBase == 0 ? OptionalInt.empty() : OptionalInt.of(portBase), ports, counts());
    }

    Counts counts() {
        return new Counts(brokers, topologies, submitters, watchers);
    }

    NetworkOptions network() {
        return network;
    }

    int epochBlocks() {
        return epochBlocks;
    }

    /** For who said nothing else. */
    void graceUnlessSaid(int burnBlocks) {
        graceBlocks = graceBlocks.or(() -> Optional.of(burnBlocks));
    }

    Deployer.Delays delays() {
        Deployer.Delays usual = Deployer.Delays.DEVNET;
        return new Deployer.Delays(usual.rootDelayBlocks(), graceBlocks.orElse(usual.graceBlocks()));
    }

    Silence.Patience patience() {
        return Silence.Patience.of(Duration.ofMinutes(silentMinutes));
    }

    Mining mining() {
        return new Mining(blockIntervalMs, burnIntervalMs);
    }

    /** The same options as words, for the supervisor in the background. */
    List<String> words() {
        List<String> words = new ArrayList<>(network.words());
        ports.forEach((name, number) -> words.add("--port=" + name + "=" + number));
        words.add("--port-base=" + portBase);
        words.add("--topology=" + topologies);
        words.add("--brokers=" + brokers);
        words.add("--submitters=" + submitters);
        words.add("--watchers=" + watchers);
        words.add("--epoch-blocks=" + epochBlocks);
        graceBlocks.ifPresent(blocks -> words.add("--grace-blocks=" + blocks));
        words.add("--block-interval-ms=" + blockIntervalMs);
        words.add("--burn-interval-ms=" + burnIntervalMs);
        words.add("--silent-minutes=" + silentMinutes);
        return words;
    }
}
