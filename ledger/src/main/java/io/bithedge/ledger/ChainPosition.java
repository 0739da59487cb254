package io.bithedge.ledger;

import java.util.Comparator;

/**
 * Where the chain stated something. Ordered as the chain is.
 *
 * @param height Stacks height of the block
 * @param burnHeight Bitcoin height that the block's contracts see; never falls as {@code height} rises
 * @param txIndex place of the transaction in its block
 * @param ordinal place of the event in its transaction
 */
public record ChainPosition(long height, long burnHeight, int txIndex, int ordinal)
        implements Comparable<ChainPosition> {
    /** Before everything the chain ever said. */
    public static final ChainPosition START = new ChainPosition(-1, -1, -1, -1);

    private static final Comparator<ChainPosition> ORDER = Comparator.comparingLong(ChainPosition::height)
            .thenComparingLong(ChainPosition::burnHeight)
            .thenComparingInt(ChainPosition::txIndex)
            .thenComparingInt(ChainPosition::ordinal);

    /** Behind every fact of a block. */
    public static ChainPosition endOf(long height, long burnHeight) {
        return new ChainPosition(height, burnHeight, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(ChainPosition other) {
        return ORDER.compare(this, other);
    }

    public boolean isAfter(ChainPosition other) {
        return compareTo(other) > 0;
    }

    /** {@code height.txIndex.ordinal}, as messages name a place. */
    @Override
    public String toString() {
        if (txIndex == Integer.MAX_VALUE) {
            return height + " (end of block, burn height " + burnHeight + ")";
        }
        return height + "." + txIndex + "." + ordinal + " (burn height " + burnHeight + ")";
    }
}
