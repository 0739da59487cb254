package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.watcher.follow.Digest;

/**
 * A section of a contract's past as it stands in the stream.
 *
 * @param before the digest of the sections before it.
 * @param offset of its ContractBackfillStarted.
 */
record SectionEntry(ContractBackfillEnded ended, Digest before, long offset) {
    String contract() {
        return ended.getContract();
    }
}
