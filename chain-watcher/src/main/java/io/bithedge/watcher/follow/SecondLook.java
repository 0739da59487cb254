package io.bithedge.watcher.follow;

import io.bithedge.watcher.chain.BlockId;

/**
 * What a second source says of the blocks that the first one gave. The first one may be anybody who reaches a port: nothing is
 * final, and nothing stops us, on its word alone.
 */
public interface SecondLook {
    /** True when the second source has the same block, with the same contents. From memory. */
    boolean confirms(PublishedBlock block);

    /** True when the second source tells something else of the block, for good: what was published of it is to be taken back. From memory. */
    boolean refutes(PublishedBlock block);

    /**
     * The first source gave something of the block that would stop us. True when the second one is asked instead from now on: look
     * again before you stop. False when it was the second one that gave it, or when there is none.
     */
    boolean settles(BlockId block);

    /** There is one source only, and it is trusted. */
    SecondLook NOT_NEEDED = new SecondLook() {
        @Override
        public boolean confirms(PublishedBlock block) {
            return true;
        }

        @Override
        public boolean refutes(PublishedBlock block) {
            return false;
        }

        @Override
        public boolean settles(BlockId block) {
            return false;
        }
    };
}
