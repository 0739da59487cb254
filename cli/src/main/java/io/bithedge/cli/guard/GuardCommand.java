package io.bithedge.cli.guard;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.follow.PrintLog;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.PrivateKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bithedge guard}. */
@Command(
        name = "guard",
        mixinStandardHelpOptions = true,
        description = {
            "Watches a vault with nothing but a node, its API and the guardian's key: folds the chain itself, and vetoes every",
            "opening that differs before it can be confirmed. Whatever else differs is an incident: a line on standard error, the",
            "alarm command, and the status file. Runs until it is stopped; it keeps nothing that it could not read again."
        })
public final class GuardCommand implements Callable<Integer> {
    private static final Set<String> ROLES =
            Set.of("owner", "allocator", "registry", "fee-recipient", "quoter", "submitter");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Option(names = "--node", required = true, paramLabel = "URL", description = "Node RPC.")
    private String node = "";

    @Option(names = "--api", paramLabel = "URL", description = "API (default: the node's address).")
    private Optional<String> api = Optional.empty();

    @Option(names = "--vault", required = true, paramLabel = "PRINCIPAL", description = "The vault.")
    private String vault = "";

    @Option(
            names = "--key-file",
            required = true,
            paramLabel = "FILE",
            description = "File that holds the guardian's private key in hex.")
    private Path keyFile = Path.of("");

    @Option(
            names = "--start-height",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "The first block to read: that of the vault's deployment, or one below (default: ${DEFAULT-VALUE}).")
    private long startHeight;

    @Option(
            names = "--interval-ms",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Between two looks (default: ${DEFAULT-VALUE}).")
    private long intervalMs;

    @Option(
            names = "--finality-burn-blocks",
            paramLabel = "N",
            defaultValue = "6",
            description =
                    "A fork deeper than that is an incident, and the chain is read anew (default: ${DEFAULT-VALUE}).")
    private long finalityBurnBlocks;

    @Option(
            names = "--veto-roles",
            paramLabel = "ROLE",
            split = ",",
            description =
                    "Veto whatever is announced for these: owner, allocator, registry, fee-recipient, quoter, submitter (default: none; every announcement is an incident).")
    private Set<String> vetoedRoles = new LinkedHashSet<>();

    @Option(
            names = "--max-fee-micro-stx",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Of one veto; fees rise to it while a veto is not mined (default: ${DEFAULT-VALUE}).")
    private BigInteger highestFee = BigInteger.ZERO;

    @Option(
            names = "--behind-minutes",
            paramLabel = "N",
            defaultValue = "120",
            description = "A burn block older than that is an incident; 0 is never (default: ${DEFAULT-VALUE}).")
    private long behindMinutes;

    @Option(
            names = "--alarm-command",
            paramLabel = "COMMAND",
            description =
                    "Run by sh for each new incident, with BITHEDGE_INCIDENT_CODE, _WHERE and _DETAIL in its environment.")
    private Optional<String> alarmCommand = Optional.empty();

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description =
                    "Keeps what final blocks printed, so that the next start need not read them again. May be removed at any time.")
    private Optional<Path> logFile = Optional.empty();

    @Option(names = "--status-file", paramLabel = "FILE", description = "JSON, written anew after every look.")
    private Optional<Path> statusFile = Optional.empty();

    @Option(
            names = "--once",
            description = "One look, with its vetoes; the exit status is 1 when there is an incident, else 0.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        PoolContracts contracts = PoolContracts.of(Principal.Contract.parse(vault));
        PrivateKey key = PrivateKey.ofFile(keyFile);
        try (Chain chain = new Chain(node, api.orElse(node), contracts.network(), () -> Thread.sleep(intervalMs))) {
            Guard guard = new Guard(chain, contracts, key, settings(), board(), InstantSource.system());
            say("guard of %s as %s".formatted(contracts.vault(), guard.desk().address()));
            look(guard);
            while (!once) {
                Thread.sleep(intervalMs);
                look(guard);
            }
            return guard.incidents().isEmpty() ? 0 : 1;
        }
    }

    private void look(Guard guard) throws IOException {
        int before = guard.desk().sent().size();
        guard.look();
        if (guard.desk().sent().size() > before) {
            guard.desk()
                    .sent()
                    .forEach((veto, sent) -> say("vetoing the %s: transaction %s, fee %s micro-STX"
                            .formatted(veto.what(), sent.txid(), sent.feeMicroStx())));
        }
        if (statusFile.isPresent()) {
            new StatusFile(statusFile.get()).write(guard, Instant.now());
        }
    }

    private Guard.Settings settings() {
        Set<String> unknown = new LinkedHashSet<>(vetoedRoles);
        unknown.removeAll(ROLES);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "--veto-roles: expected some of %s, got %s".formatted(new TreeSet<>(ROLES), unknown));
        }
        return new Guard.Settings(
                startHeight,
                finalityBurnBlocks,
                vetoedRoles,
                highestFee,
                Duration.ofMinutes(behindMinutes),
                logFile.map(PrintLog::new));
    }

    private IncidentBoard board() {
        Consumer<GuardIncident> told = incident -> say("INCIDENT " + incident);
        Consumer<GuardIncident> came = alarmCommand
                .<Consumer<GuardIncident>>map(command -> told.andThen(new AlarmCommand(command, this::say)))
                .orElse(told);
        return new IncidentBoard(came, incident -> say("over: " + incident));
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
