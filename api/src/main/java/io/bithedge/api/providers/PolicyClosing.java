package io.bithedge.api.providers;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;

/** The block in which a policy ended; `height` is the Stacks height, `blockTime` in seconds. */
public record PolicyClosing(StacksHeight height, BurnHeight burnHeight, long blockTime, String txid) {}
