package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.watcher.follow.Digest;

/**
 * A block as it stands in the stream.
 *
 * @param parentDigest what its digest rolls on from.
 * @param isLinked false when its parent is not in the stream: then nobody can tell what its digest should be.
 * @param offset of its BlockApplied.
 * @param fingerprint over its transactions and events, see {@link Fingerprint}.
 */
record PublishedEntry(
        BlockApplied applied, BlockEnded ended, Digest parentDigest, boolean isLinked, long offset, long fingerprint) {

    long height() {
        return applied.getHeight();
    }

    String id() {
        return applied.getIndexBlockHash();
    }

    Digest digest() {
        return Digests.of(ended.getDigest());
    }
}
