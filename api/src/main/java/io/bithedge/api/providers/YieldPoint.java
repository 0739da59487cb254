package io.bithedge.api.providers;

/** As of the end of a burn height; premium and losses are sums since the beginning. `blockTime` of its last block. */
record YieldPoint(long burnHeight, long blockTime, String capital, String premiumEarned, String losses) {}
