package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Port;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.proof.ProofFile;
import io.bithedge.cli.proof.ProofJson;
import io.bithedge.cli.replay.ClaimReplay;
import io.bithedge.cli.replay.Replay;
import io.bithedge.stacks.address.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "With --contract: those of a version-2 vault, up to the tip, and with --proof the proof file of a provider."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int FINALITY_ON_DEVNET = 1;
    private static final int FINALITY_ON_NETWORK = 6;

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
            description =
                    "Principal of a version-2 vault: read to the tip and compared with the vault's own rows (default: the one that is deployed).")
    private Optional<String> vault = Optional.empty();

    @Option(
            names = "--proof",
            paramLabel = "ADDRESS",
            description =
                    "Version 2: write the proof file of this provider, with which he withdraws without anybody's help.")
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
                    "Version 2: the first block to read, at or below that of the vault's deployment (default: as deployed here, or 1).")
    private Optional<Long> startHeight = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        Optional<SystemState> running = SystemState.read(layout.system());
        Optional<Deployment> deployed = Deployment.read(layout.deployment());
        String usual = running.map(system -> system.url(Port.DEVNET)).orElse("http://127.0.0.1:3999");
        Optional<String> claims = vault.or(() -> deployed.map(Deployment::vault));
        if (claims.isPresent()) {
            return claims(claims.get(), deployed, chainUrl.orElse(usual), console);
        }
        if (provider.isPresent()) {
            throw new IllegalArgumentException("--proof: name a version-2 vault with --contract");
        }
        Deployment deployment =
                deployed.orElseThrow(() -> new IllegalArgumentException("nothing is deployed: there is no "
                        + layout.deployment() + ". Run `bithedge up` or `bithedge deploy` first"));
        if (chainUrl.isEmpty() && deployment.isOnNetwork()) {
            throw new IllegalArgumentException(
                    "the contracts are on %s: name its API with --from-chain URL".formatted(deployment.network()));
        }
        String chain = chainUrl.orElse(usual);
        Optional<String> system = systemUrl.or(() -> running.map(SystemState::topologyUrl));
        List<String> differences = new Replay(deployment, chain, system, finality(deployment), console::plain).run();
        console.plain(verdict(differences));
        return differences.isEmpty() ? 0 : 1;
    }

    private int claims(String principal, Optional<Deployment> deployed, String chain, Console console)
            throws IOException {
        long start = startHeight
                .or(() ->
                        deployed.filter(here -> here.vault().equals(principal)).map(Deployment::startHeight))
                .orElse(1L);
        PoolContracts contracts = PoolContracts.of(Principal.Contract.parse(principal));
        ClaimReplay.Outcome outcome = new ClaimReplay(contracts, chain, start, console::plain).run(provider);
        if (outcome.proof().isPresent()) {
            ProofFile proof = outcome.proof().get();
            Path file = proofFile.orElse(Path.of("proof-" + proof.provider() + ".json"));
            Files.writeString(file, ProofJson.write(proof));
            console.plain("proof of %s in %d books, as of block %d: %s"
                    .formatted(
                            proof.provider(), proof.books().size(), proof.asOf().height(), file));
        }
        console.plain(verdict(outcome.differences()));
        return outcome.differences().isEmpty() ? 0 : 1;
    }

    private static String verdict(List<String> differences) {
        return differences.isEmpty() ? "Everything is equal to the unit." : differences.size() + " differences";
    }

    /** Burn blocks; asked only when no system runs that says what is final. */
    private static int finality(Deployment deployment) {
        return deployment.isOnNetwork() ? FINALITY_ON_NETWORK : FINALITY_ON_DEVNET;
    }
}
