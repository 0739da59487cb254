package io.bithedge.cli.command;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.console.Console;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Port;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.proof.ProofFile;
import io.bithedge.cli.proof.ProofJson;
import io.bithedge.cli.replay.Replay;
import io.bithedge.stacks.address.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge replay`. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes books and balances from the chain alone and compares them with the vault and the running system.",
            "Differences are listed, one a line, and make the exit status 1.",
            "The system is compared as of its last final block, the vault up to the tip. --proof writes the proof file of a provider."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final long POLL_MS = 500;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--from-chain",
            paramLabel = "URL",
            description = "API, which passes on what its node says (default: the running devnet).")
    private Optional<String> chainUrl = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "URL",
            description = "The topology service (default: the running one, if any).")
    private Optional<String> systemUrl = Optional.empty();

    @Option(
            names = "--contract",
            paramLabel = "VAULT",
            description = "Principal of the vault (default: the one that is deployed here).")
    private Optional<String> vault = Optional.empty();

    @Option(
            names = "--proof",
            paramLabel = "ADDRESS",
            description = "Write the proof file of this provider, with which he withdraws without anybody's help.")
    private Optional<String> provider = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the proof file goes (default: proof-ADDRESS.json).")
    private Optional<Path> proofFile = Optional.empty();

    @Option(
            names = "--start-height",
            paramLabel = "N",
            description =
                    "The first block to read, at or below that of the vault's deployment (default: as deployed here, or 1).")
    private Optional<Long> startHeight = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        Optional<SystemState> running = SystemState.read(layout.system());
        Optional<Deployment> deployed = Deployment.read(layout.deployment());
        String principal = vault.or(() -> deployed.map(Deployment::vault))
                .orElseThrow(() -> new IllegalArgumentException(
                        "nothing is deployed: there is no %s. Name a vault with --contract, or run `bithedge up` first"
                                .formatted(layout.deployment())));
        Optional<Deployment> here = deployed.filter(found -> found.vault().equals(principal));
        if (chainUrl.isEmpty() && here.filter(Deployment::isOnNetwork).isPresent()) {
            throw new IllegalArgumentException("the contracts are on %s: name its API with --from-chain URL"
                    .formatted(here.get().network()));
        }
        String chain = chainUrl.orElseGet(
                () -> running.map(system -> system.url(Port.DEVNET)).orElse("http://127.0.0.1:3999"));
        // A running system is asked about its own vault only.
        Optional<String> system =
                systemUrl.or(() -> here.flatMap(found -> running).map(SystemState::topologyUrl));
        PoolContracts contracts = PoolContracts.of(Principal.Contract.parse(principal));
        long start = startHeight.or(() -> here.map(Deployment::startHeight)).orElse(1L);
        Replay.Outcome outcome;
        try (Chain asked = new Chain(chain, chain, contracts.network(), () -> Thread.sleep(POLL_MS))) {
            outcome = new Replay(contracts, asked, start, console::plain)
                    .run(system, provider.stream().toList());
        }
        for (ProofFile proof : outcome.proofs()) {
            write(proof, console);
        }
        console.plain(
                outcome.differences().isEmpty()
                        ? "Everything is equal to the unit."
                        : outcome.differences().size() + " differences");
        return outcome.differences().isEmpty() ? 0 : 1;
    }

    private void write(ProofFile proof, Console console) throws IOException {
        Path file = proofFile.orElse(Path.of("proof-" + proof.provider() + ".json"));
        Files.writeString(file, ProofJson.write(proof));
        console.plain("proof of %s in %d books, as of block %d: %s"
                .formatted(proof.provider(), proof.books().size(), proof.asOf().height(), file));
    }
}
