package io.bithedge.cli.follow;

import io.bithedge.stacks.Bytes;

/** A block of the chain. {@code burnTime} in seconds. */
public record BlockPlace(
        long height, Bytes indexBlockHash, Bytes parentIndexBlockHash, long burnHeight, long burnTime) {
    static final BlockPlace NOWHERE = new BlockPlace(0, Bytes.zeros(32), Bytes.zeros(32), 0, 0);
}
