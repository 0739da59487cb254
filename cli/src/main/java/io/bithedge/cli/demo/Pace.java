package io.bithedge.cli.demo;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.console.Await;
import io.bithedge.cli.demo.PoolClient.RefusedException;
import java.time.Duration;

/**
 * Mines burn blocks no faster than the services follow: prices must land within six of them, and a chain that runs away from its
 * oracle settles nothing. Waits out services that are down.
 */
final class Pace {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration FIRST_ANSWER_TIME = Duration.ofMillis(300);
    private static final Duration LAST_ANSWER_TIME = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Devnet devnet;
    private final PoolClient pool;

    Pace(Devnet devnet, PoolClient pool) {
        this.devnet = devnet;
        this.pool = pool;
    }

    /**
     * So many burn blocks: what waits in the mempool is mined in a Stacks block before them, as a quote is good for two minutes and a burn
     * block takes ten; the services read them, answer with transactions, and those are mined in one more. Returns the burn height.
     */
    long step(int burnBlocks) throws InterruptedException {
        if (devnet.tip().mempool() > 0) {
            devnet.mine(0, 1);
        }
        Devnet.Mined mined = devnet.mine(burnBlocks, 0);
        long began = System.nanoTime();
        // Not the tip from before: a fork may have taken a block back since.
        awaitServices(mined.height() - 1);
        awaitAnswers(Duration.ofNanos(System.nanoTime() - began));
        devnet.mine(0, 1);
        return mined.burnHeight();
    }

    /** Waits until all that is final has been folded, and the submitter is there to send what follows from it. */
    private void awaitServices(long finalHeight) throws InterruptedException {
        if (!Await.until(() -> hasFollowed(finalHeight), PATIENCE, POLL)) {
            throw new ChainFailure(
                    "the services have not folded block %d after %d minutes: see `bithedge status` and the logs"
                            .formatted(finalHeight, PATIENCE.toMinutes()));
        }
    }

    private boolean hasFollowed(long height) throws InterruptedException {
        return orWhenDown(pool::followedHeight, -1) >= height && orWhenDown(pool::appliedHeight, -1) >= height;
    }

    /**
     * From the fold to the mempool a command takes a moment, on a busy machine half as long as the fold took, and one account is served
     * after the other. What comes later is mined later.
     */
    private void awaitAnswers(Duration foldTime) throws InterruptedException {
        Duration half = foldTime.dividedBy(2);
        Duration first = half.compareTo(FIRST_ANSWER_TIME) > 0 ? half : FIRST_ANSWER_TIME;
        Await.until(() -> devnet.tip().mempool() > 0, first, POLL);
        Await.until(() -> orWhenDown(pool::unsentCommands, 0) == 0, LAST_ANSWER_TIME, POLL);
    }

    @FunctionalInterface
    private interface Question {
        long ask() throws RefusedException, InterruptedException;
    }

    private static long orWhenDown(Question question, long whenDown) throws InterruptedException {
        try {
            return question.ask();
        } catch (RefusedException down) {
            return whenDown;
        }
    }
}
