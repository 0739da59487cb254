package io.bithedge.watcher.reading;

import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Token;
import io.bithedge.watcher.chain.BlockHead;

/** Asks the vault for its own figures. */
public interface VaultReader {
    /** The state at the end of the block. Throws SourceException when the node does not answer, or no longer has that state. */
    ChainReading read(Token token, BlockHead block);
}
