package io.bithedge.watcher.follow;

import io.bithedge.watcher.chain.BlockHead;

/** A block whose records are in the stream, with the digest after it. */
public record PublishedBlock(BlockHead head, Digest digest) {}
