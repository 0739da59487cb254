package io.bithedge.submitter.value;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;

/** What the watcher saw and the submitter cares about. */
public sealed interface ChainFact {
    /** A transaction that called one of our contracts, ours or not. */
    record TransactionMined(Txid txid, BlockRef block, Status status, Bytes result) implements ChainFact {}

    record BlockRolledBack(String indexBlockHash, long height) implements ChainFact {}

    /** Blocks up to `height` are final. `burnTip` is the newest height of the burn chain. */
    record FinalityAdvanced(long height, long burnTip) implements ChainFact {}

    /** A block of this burn height was seen. */
    record BurnHeightSeen(long burnHeight) implements ChainFact {}

    /** A mempool has, or no longer has, a transaction: ours or not. */
    record MempoolSaw(Txid txid, Sighting sighting) implements ChainFact {}

    /** Anything else on the stream. */
    record Irrelevant() implements ChainFact {}

    enum Status {
        SUCCESS,
        ABORT_BY_RESPONSE,
        ABORT_BY_POST_CONDITION,
        OTHER_FAILURE
    }
}
