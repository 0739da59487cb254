package io.bithedge.submitter.value;

/** The block a transaction is in. Identity is the index block hash; `NONE` stands for no block. */
public record BlockRef(long height, String indexBlockHash, long burnHeight) {
    public static final BlockRef NONE = new BlockRef(0, "", 0);
}
