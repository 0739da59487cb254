package io.bithedge.api.metrics;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import java.util.List;

/** The pool at the end of the first final block of an hour. `burnHeight` is that of the block, `blockTime` in seconds. */
record PoolSnapshot(StacksHeight height, BurnHeight burnHeight, long blockTime, List<TokenSnapshot> tokens) {}
