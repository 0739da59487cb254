package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;

/** A block as the API tells it. Its identity is the index block hash; times in seconds. */
public record Block(
        boolean canonical,
        long height,
        Bytes blockHash,
        Bytes indexBlockHash,
        Bytes parentIndexBlockHash,
        long blockTime,
        long tenureHeight,
        Bytes burnBlockHash,
        long burnBlockHeight,
        long burnBlockTime,
        long txCount) {
    static Block of(JsonView json) {
        return new Block(
                json.bool("canonical"),
                json.natural("height"),
                json.hash("hash"),
                json.hash("index_block_hash"),
                json.hash("parent_index_block_hash"),
                json.time("block_time", "burn_block_time"),
                json.integer("tenure_height"),
                json.hash("burn_block_hash"),
                json.natural("burn_block_height"),
                json.integer("burn_block_time"),
                json.integer("tx_count"));
    }
}
