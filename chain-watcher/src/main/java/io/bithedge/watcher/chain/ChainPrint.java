package io.bithedge.watcher.chain;

import io.bithedge.stacks.Bytes;

/** A print of any contract. `ordinal` counts all events of the transaction from 0; `raw` is the consensus form of the value. */
public record ChainPrint(int ordinal, String contract, Bytes raw) {}
