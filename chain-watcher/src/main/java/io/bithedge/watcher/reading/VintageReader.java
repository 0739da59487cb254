package io.bithedge.watcher.reading;

import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VintageStanding;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.watcher.chain.BlockHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The vintages of a book that may still change. One that is over for good, with nothing locked and no premium pending, never changes again:
 * it is read twice more at most, so a block costs as many calls as there are live vintages. For one thread.
 */
final class VintageReader {
    /** As many as the vault lets live: no epoch opens while an older one has policies. */
    private static final long MOST_LIVE = 400;
    /** A reading that could not be published is lost; two in a row would be two blocks. */
    private static final int ENOUGH = 2;

    private final PinnedReads reads;
    /** How often each epoch was seen over for good, by book. */
    private final Map<String, SortedMap<Long, Integer>> over = new HashMap<>();

    VintageReader(PinnedReads reads) {
        this.reads = reads;
    }

    List<VintageStanding> read(BlockHead block, Token token, Tier tier, long epoch) {
        SortedMap<Long, Integer> seen = over.computeIfAbsent(token + ":" + tier, book -> new TreeMap<>());
        long oldest = Math.max(0, epoch - MOST_LIVE + 1);
        seen.headMap(oldest).clear();
        List<VintageStanding> vintages = new ArrayList<>();
        // The last of all numbers is an epoch, too, when a node says so.
        LongStream.rangeClosed(oldest, epoch)
                .filter(of -> seen.getOrDefault(of, 0) < ENOUGH)
                .forEach(of -> {
                    VintageStanding vintage = vintage(block, token, tier, of);
                    vintages.add(vintage);
                    if (of < epoch && vintage.getLocked() == 0 && vintage.getPremiumPending() == 0) {
                        seen.merge(of, 1, Integer::sum);
                    }
                });
        return vintages;
    }

    private VintageStanding vintage(BlockHead block, Token token, Tier tier, long epoch) {
        ClarityView vintage = reads.call(
                block,
                "get-vintage",
                List.of(ClarityValue.ascii(token.name()), ClarityValue.ascii(tier.name()), ClarityValue.uint(epoch)));
        return new VintageStanding(
                epoch,
                vintage.uintLong("weight"),
                vintage.uintLong("locked"),
                vintage.uintLong("losses"),
                vintage.uintLong("premium-pending"),
                vintage.uintLong("premium-earned"));
    }
}
