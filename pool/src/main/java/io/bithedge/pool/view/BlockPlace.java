package io.bithedge.pool.view;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;

/** Where the chain has something: the block, its time in seconds, and the transaction; {@code txid} is empty for what the block itself did. */
public record BlockPlace(
        StacksHeight height, String indexBlockHash, BurnHeight burnHeight, long blockTime, String txid) {}
