package io.bithedge.watcher.chain;

/** What links a block to its parent and to the burn chain. */
public record BlockHead(long height, BlockId id, BlockId parent, long burnHeight) {
    public BlockHead {
        if (height < 0 || burnHeight < 0) {
            throw new IllegalArgumentException(
                    "block %s: negative height %d or burn height %d".formatted(id, height, burnHeight));
        }
    }

    @Override
    public String toString() {
        return height + " " + id;
    }
}
