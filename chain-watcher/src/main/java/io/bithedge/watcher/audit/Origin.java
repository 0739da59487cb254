package io.bithedge.watcher.audit;

import io.bithedge.watcher.chain.BlockSource;
import java.util.Optional;

/**
 * The first final block of a stream: where it is another one, nothing above it need be compared.
 *
 * @param published its index block hash
 * @param source what the source has there instead
 */
record Origin(long height, String published, String source) {

    /** The origin when it is another one at the source; empty when it is the same, or nobody can tell yet. */
    static Optional<Origin> differing(StreamIndex index, BlockSource source) {
        if (index.firstFinalHeight() < 0) {
            return Optional.empty();
        }
        PublishedEntry first = index.pieceUpTo(index.firstFinalHeight()).getFirst();
        return source.canonicalAt(first.height())
                .filter(block -> !block.id().hex().equals(first.id()))
                .map(block -> new Origin(first.height(), first.id(), block.id().hex()));
    }

    Finding finding() {
        return Finding.difference(
                height, published, "a stream of this chain, which begins with " + source, "one of another chain");
    }
}
