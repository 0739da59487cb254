package io.bithedge.watcher.follow;

import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.BlockHead;

/**
 * A block whose records are in the stream.
 *
 * @param digest after the block.
 * @param contents what was published of it, as {@link io.bithedge.watcher.chain.ContentsHash} tells; empty when that is not known:
 *     a final block, or one that was published before it was kept.
 */
public record PublishedBlock(BlockHead head, Digest digest, Bytes contents) {
    public PublishedBlock(BlockHead head, Digest digest) {
        this(head, digest, Bytes.EMPTY);
    }
}
