package io.bithedge.watcher.source;

import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;

/**
 * How two sources are compared.
 *
 * @param looks 1 to 1,000: a difference must be seen so many times in a row before it counts.
 * @param blocksPerLook 0 to 1,000: of how many blocks the contents are compared at one look; 0 compares branches only.
 * @param startHeight nothing below it is compared.
 * @param secondDecides true when the second source is followed where they differ: then no difference stops us.
 */
public record CrossCheckSettings(
        int looks,
        int blocksPerLook,
        long startHeight,
        FinalityRule finality,
        OurContracts contracts,
        boolean secondDecides) {
    public static final int MAX_LOOKS = 1_000;
    public static final int MAX_BLOCKS_PER_LOOK = 1_000;

    public CrossCheckSettings {
        if (looks < 1 || looks > MAX_LOOKS || blocksPerLook < 0 || blocksPerLook > MAX_BLOCKS_PER_LOOK) {
            throw new IllegalArgumentException("cross-check: expected 1 to %d looks of 0 to %d blocks, got %d of %d"
                    .formatted(MAX_LOOKS, MAX_BLOCKS_PER_LOOK, looks, blocksPerLook));
        }
    }

    public CrossCheckSettings(
            int looks, int blocksPerLook, long startHeight, FinalityRule finality, OurContracts contracts) {
        this(looks, blocksPerLook, startHeight, finality, contracts, false);
    }

    /** For what anybody may push: branches are compared, and the second source is followed. */
    public CrossCheckSettings whereTheSecondDecides() {
        return new CrossCheckSettings(looks, 0, startHeight, finality, contracts, true);
    }

    /** For sources that are compared with a third one anyway. */
    public CrossCheckSettings branchesOnly() {
        return new CrossCheckSettings(looks, 0, startHeight, finality, contracts, secondDecides);
    }
}
