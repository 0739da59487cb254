package io.bithedge.watcher.roles;

import io.bithedge.watcher.chain.BlockHead;

/** Asks pool-roles who may do what. */
@FunctionalInterface
public interface RolesReader {
    /** The state at the end of the block. Throws SourceException when the node does not answer, or no longer has that state. */
    PoolRoles read(BlockHead block);
}
