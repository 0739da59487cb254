package io.bithedge.cli.demo;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.exit.Exit;
import io.bithedge.cli.exit.WindUp;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.proof.ProofFile;
import io.bithedge.cli.proof.ProofJson;
import io.bithedge.cli.replay.Replay;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The operator is gone for good, with policies open: a stranger ends them and closes the books, every provider leaves by a proof from the
 * chain alone and his own key. Asks nobody but the chain.
 */
public final class Vanishing {
    private static final long STRANGERS_MICRO_STX = 1_000 * Units.MICRO_STX;
    private static final int STRIDE = 25;
    private static final int STRIDES_A_LOOK = 4;
    /** A grace of a week, a policy's term in a demo, and the week in which a price may come. */
    private static final int MOST_BLOCKS = 4_000;

    private final Chain chain;
    private final Devnet devnet;
    private final Deployment deployment;
    private final Principal.Contract vault;
    private final Participant stranger;
    private final Consumer<String> out;
    private final Set<String> told = new HashSet<>();

    /** `chain` makes blocks while it waits for a transaction. */
    public Vanishing(Chain chain, Devnet devnet, Deployment deployment, long seed, Consumer<String> out) {
        this.chain = chain;
        this.devnet = devnet;
        this.deployment = deployment;
        this.vault = Principal.Contract.parse(deployment.vault());
        this.stranger = Participant.of(chain, seed, "stranger");
        this.out = out;
    }

    /** Returns what is not equal, a line each. */
    public List<String> leave(Collection<Participant> providers) throws InterruptedException {
        chain.awaitSuccess(devnet.fundStx(stranger.address(), STRANGERS_MICRO_STX), "a grant of the faucet");
        windUp();
        Reckoning reckoning = new Reckoning(chain, vault, Principal.Contract.parse(deployment.sbtc()));
        Replay.Outcome before =
                replay(providers.stream().map(Participant::address).toList());
        List<String> faults = new ArrayList<>(before.differences());
        Reckoning.Standing standing = reckoning.standing(before.pool());
        for (ProofFile proof : before.proofs()) {
            leave(providers, proof, faults);
        }
        Replay.Outcome after = replay(List.of());
        faults.addAll(after.differences());
        faults.addAll(reckoning.compare(standing, after.pool(), out));
        sweepFees();
        return faults;
    }

    /** Until every book is closed and every policy has ended. */
    private void windUp() throws InterruptedException {
        for (int blocks = 0; blocks < MOST_BLOCKS; blocks += STRIDE * STRIDES_A_LOOK) {
            WindUp.Left left = new WindUp(chain, vault, stranger.key(), this::tell).run();
            left.lines().stream().filter(told::add).forEach(this::tell);
            if (left.isNothing()) {
                return;
            }
            for (int stride = 0; stride < STRIDES_A_LOOK; stride++) {
                devnet.mine(STRIDE, 0);
            }
        }
        throw new ChainFailure("after %d burn blocks something is open still".formatted(MOST_BLOCKS));
    }

    private Replay.Outcome replay(List<String> addresses) throws InterruptedException {
        return new Replay(PoolContracts.of(vault), chain, deployment.startHeight(), line -> {})
                .run(Optional.empty(), addresses);
    }

    /** As with {@code bithedge exit}, from the text of the file. */
    private void leave(Collection<Participant> providers, ProofFile proof, List<String> faults)
            throws InterruptedException {
        Participant provider = providers.stream()
                .filter(one -> one.address().equals(proof.provider()))
                .findFirst()
                .orElseThrow();
        tell("%s leaves %d books by proof".formatted(provider, proof.books().size()));
        int stays = new Exit(chain, ProofJson.read(ProofJson.write(proof)), provider.key(), line -> tell("  " + line))
                .run();
        if (stays > 0) {
            faults.add("%s could not leave %d books".formatted(provider, stays));
        }
    }

    /** They belong to nobody in this table, and stay for nobody: whoever likes sends them where they go. */
    private void sweepFees() throws InterruptedException {
        for (String token : List.of("STX", "SBTC")) {
            if (chain.read(vault, "get-fees", ClarityValue.ascii(token)).asUintLong() > 0) {
                TransactionBuilder sweep = TransactionBuilder.contractCall(
                                chain.network(), vault, "sweep-fees", List.of(ClarityValue.ascii(token)))
                        .withPostConditions(
                                PostConditionMode.DENY,
                                WindUp.onlyVaultSends(vault, Principal.Contract.parse(deployment.sbtc())));
                chain.awaitSuccess(stranger.account().send(sweep, "sweep-fees"), "sweep-fees");
            }
        }
        out.accept("the vault holds %d micro-STX behind everybody's leaving and the fees'"
                .formatted(chain.node().account(vault).balance()));
    }

    private void tell(String line) {
        out.accept("burn block %4d  %s".formatted(chain.node().info().burnBlockHeight(), line));
    }
}
