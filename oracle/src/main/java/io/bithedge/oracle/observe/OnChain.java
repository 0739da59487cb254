package io.bithedge.oracle.observe;

import java.util.Optional;

/**
 * What the oracle contract has of an asset.
 *
 * @param burnHeight of the node's tip
 * @param record the last one that submitters agreed on
 * @param own this submitter's last observation
 */
record OnChain(long burnHeight, Optional<Entry> record, Optional<Entry> own) {
    /** {@code observedAt}: seconds since 1970, by the time of blocks. */
    record Entry(long priceE8, long height, long observedAt) {}
}
