package io.bithedge.watcher.chain;

import java.util.List;
import java.util.Optional;

/**
 * The chain as one reader sees it, pulled from an API or kept from what a node pushed. Every implementation gives the same
 * answers for the same chain. Between two calls the chain may change: the caller checks {@link #isCanonical} at the end.
 * All methods throw {@link SourceException} and may be called by several threads at once: blocks are read ahead, and audited meanwhile.
 */
public interface BlockSource {
    SourceTip tip();

    /** The canonical block of a height; empty while there is none. */
    Optional<ChainBlock> canonicalAt(long height);

    /** A block by its id, orphaned ones too as far as the source still knows them. */
    Optional<ChainBlock> byId(BlockId id);

    /** True when the source knows the block and holds it canonical. */
    boolean isCanonical(BlockId id);

    /**
     * The transactions of the block that touched our contracts, in the block's order, each with the prints of all contracts.
     * Strangers may be among them.
     */
    List<ChainTransaction> transactions(ChainBlock block);
}
