package io.bithedge.watcher.chain;

/** A block without its transactions. `blockTime` in seconds since 1970. */
public record ChainBlock(BlockHead head, String blockHash, String burnBlockHash, long blockTime) {
    public long height() {
        return head.height();
    }

    public BlockId id() {
        return head.id();
    }
}
