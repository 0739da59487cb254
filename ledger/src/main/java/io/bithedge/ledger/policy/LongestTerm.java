package io.bithedge.ledger.policy;

/**
 * How long a policy may run: a year, and never so long that a leaf needs more vintages than the vault takes. Source:
 * liquidity-pool-vault.clar#longest-term.
 *
 * <pre>min( 52,560, 390 * epoch-blocks - 1,008 )</pre>
 */
public final class LongestTerm {
    private static final long EPOCHS = 390;
    /** So many blocks behind its expiration a policy without a price ends VOID. */
    private static final long VOID_BLOCKS = 1_008;

    private LongestTerm() {}

    /** Burn blocks. {@code epochBlocks}: how long an epoch is. */
    public static long blocks(long epochBlocks) {
        return Math.min(BurnBlocks.YEAR, EPOCHS * epochBlocks - VOID_BLOCKS);
    }
}
