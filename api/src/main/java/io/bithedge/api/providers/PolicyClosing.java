package io.bithedge.api.providers;

/** The block in which a policy ended; `height` is the Stacks height, `blockTime` in seconds. */
public record PolicyClosing(long height, long burnHeight, long blockTime, String txid) {}
