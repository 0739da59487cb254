package io.bithedge.api.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chain watcher says of itself: heights of the chain as it read it.
 *
 * @param sources what somebody should know of its sources although they answer; empty when all is well
 * @param lag Stacks blocks behind its source
 * @param backfill null while nothing of the past is being read
 * @param roles null when the watcher says nothing of them
 */
public record WatcherDetails(
        String sources,
        List<WatcherComparison> comparisons,
        @Nullable WatcherBlock tip,
        @JsonProperty("final") @Nullable WatcherBlock finalBlock,
        long burnTip,
        long sourceHeight,
        long lag,
        long lagSeconds,
        @Nullable WatcherBackfill backfill,
        long unfinalBlocks,
        List<WatcherContract> contracts,
        WatcherAudit audit,
        @Nullable WatcherRoles roles) {
    /** Two sources, and the height up to which they say the same. */
    public record WatcherComparison(String first, String second, long agreedHeight, long comparedHeight) {}

    /** A block as the watcher read it. */
    public record WatcherBlock(long height, String indexBlockHash, long burnHeight) {}

    /** How far the past was read; {@code secondsLeft} is null until it can be told. */
    public record WatcherBackfill(
            String of,
            long height,
            long target,
            long blocksPerSecond,
            long eventsPerSecond,
            @Nullable Long secondsLeft) {}

    /** {@code inPlaceFrom}: the height from which its events stand between the others; null while its past is published. */
    public record WatcherContract(
            String contract,
            @Nullable Long inPlaceFrom,
            @Nullable Long pastToldTo) {}

    /** What was found when the chain was read again. */
    public record WatcherAudit(long from, long to, long passes, long gaps, long differences, String reason) {}

    /**
     * Who may do what in the pool, as the roles contract says at a final block.
     *
     * @param height 0 before the first reading
     * @param reason why a newer block was not read; empty when all is well
     * @param holders one row for each holder; empty while nothing is known
     * @param quorum so many submitters that agree make a price
     * @param pausedUntilBurnHeight 0: the pool is not paused
     * @param announcements changes that may still come
     * @param differences one sentence for each role that others hold than the deployment says
     */
    public record WatcherRoles(
            long height,
            long burnHeight,
            String reason,
            List<WatcherRoleHolder> holders,
            long quorum,
            long pausedUntilBurnHeight,
            List<WatcherAnnouncement> announcements,
            List<String> differences) {}

    /** One account in a role: owner, guardian, allocator, registry, fee-recipient, quoter or submitter. */
    public record WatcherRoleHolder(String role, String account) {}

    /** An account that is to get a role: from {@code appliesAtBurnHeight} on, and no more from {@code lapsesAtBurnHeight} on. */
    public record WatcherAnnouncement(String role, String account, long appliesAtBurnHeight, long lapsesAtBurnHeight) {}
}
