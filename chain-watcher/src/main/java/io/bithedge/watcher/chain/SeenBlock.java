package io.bithedge.watcher.chain;

import java.util.List;

/** A block as a node pushed it, canonical or not. */
public record SeenBlock(ChainBlock block, Contents contents) {
    /** What is in the block. */
    public sealed interface Contents {
        /** The transactions that touched our contracts, in the block's order. */
        record Read(List<ChainTransaction> transactions) implements Contents {
            public Read {
                transactions = List.copyOf(transactions);
            }
        }

        /** The push could not tell; whoever has the block must be asked. */
        record Unread(String problem) implements Contents {}
    }

    public BlockId id() {
        return block.id();
    }

    public long height() {
        return block.height();
    }

    public BlockId parent() {
        return block.head().parent();
    }
}
