package io.bithedge.cli.follow;

import io.bithedge.stacks.Bytes;
import java.util.List;

/** A block and what the pool printed in it, in order. */
record PoolBlock(BlockPlace place, List<Print> prints) {
    PoolBlock {
        prints = List.copyOf(prints);
    }

    enum Source {
        VAULT,
        ROLES
    }

    record Print(Source source, int txIndex, int ordinal, Bytes value) {}
}
