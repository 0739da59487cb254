package io.bithedge.api.metrics;

import java.util.List;

/** The pool at the end of the first final block of an hour. `burnHeight` is that of the block, `blockTime` in seconds. */
record PoolSnapshot(long height, long burnHeight, long blockTime, List<TokenSnapshot> tokens) {}
