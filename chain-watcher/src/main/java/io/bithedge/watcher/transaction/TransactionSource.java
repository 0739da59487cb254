package io.bithedge.watcher.transaction;

import java.util.Optional;

/** Tells where a transaction is. */
public interface TransactionSource {
    /** Empty when nobody knows it, or an orphaned block has it. Throws SourceException when nobody answers. */
    Optional<Seen> find(String txid);
}
