package io.bithedge.api.providers;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;

/** As of the end of a burn height; premium and losses are sums since the beginning. `blockTime` of its last block. */
record YieldPoint(BurnHeight burnHeight, long blockTime, Units capital, Units premiumEarned, Units losses) {}
