package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.Hash32;
import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.follow.Digest;

/** Digests out of records. */
final class Digests {
    private Digests() {}

    static Digest of(Hash32 hash) {
        return new Digest(Bytes.copyOf(hash.bytes()));
    }
}
