package io.bithedge.submitter.step;

import io.bithedge.stacks.Network;
import io.bithedge.submitter.rule.FeeRule;
import io.bithedge.submitter.value.Contracts;
import java.time.Duration;

/**
 * What the agent works by.
 *
 * @param repostFirst how long after a node took a transaction its bytes are posted again, doubling up to `repostLongest`.
 * @param retryFirst how long after a failed post or read it is tried again, doubling up to `retryLongest`.
 */
public record SubmitterSettings(
        Contracts contracts,
        Network network,
        long chainId,
        FeeRule fees,
        Duration repostFirst,
        Duration repostLongest,
        Duration retryFirst,
        Duration retryLongest) {

    /** Posts again after 3 s up to 60 s, tries again after 250 ms up to 15 s. */
    public static SubmitterSettings of(Contracts contracts, Network network, long chainId, FeeRule fees) {
        return new SubmitterSettings(
                contracts,
                network,
                chainId,
                fees,
                Duration.ofSeconds(3),
                Duration.ofSeconds(60),
                Duration.ofMillis(250),
                Duration.ofSeconds(15));
    }
}
