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
        WatcherAudit audit) {
    /** Two sources, and the height up to which they say the same. */
    public record WatcherComparison(String first, String second, long agreedHeight, long comparedHeight) {}

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
}
