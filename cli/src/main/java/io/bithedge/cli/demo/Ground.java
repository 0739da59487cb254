package io.bithedge.cli.demo;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.stacks.address.Principal;

/** What the script of a demo is written for. Said at once: otherwise a market waits for minutes for what cannot come. */
public final class Ground {
    private static final int FINALITY_BURN_BLOCKS = 1;
    private static final long MOST_EPOCH_BLOCKS = 36;

    private Ground() {}

    /** Prices must be on the chain within six burn blocks, and what is answered to is final only after these. */
    public static void requireFinality(int burnBlocks) {
        if (burnBlocks != FINALITY_BURN_BLOCKS) {
            throw new IllegalArgumentException(
                    "a demo plays on blocks that are final after %d burn block, not %d: say --finality-burn-blocks %1$d --accept finality"
                            .formatted(FINALITY_BURN_BLOCKS, burnBlocks));
        }
    }

    public static void requireEpochs(long epochBlocks) {
        if (epochBlocks > MOST_EPOCH_BLOCKS) {
            throw new IllegalArgumentException(
                    "a demo plays in epochs of %d burn blocks at most, not %d: deploy with --epoch-blocks %1$d to a fresh chain"
                            .formatted(MOST_EPOCH_BLOCKS, epochBlocks));
        }
    }

    /** Of contracts that are initialised. */
    public static void requireEpochs(Chain chain, Deployment deployment) {
        Principal.Contract vault = Principal.Contract.parse(deployment.vault());
        chain.read(vault, "get-settings")
                .asOptional()
                .ifPresent(settings -> requireEpochs(settings.uintLong("epoch-blocks")));
    }
}
