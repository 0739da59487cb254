package io.bithedge.api.policies;

/** When a policy was bought, and the prices (USD x 10^8 per coin) of that moment. */
public record PolicyCreation(long burnHeight, String txid, String btcPrice, String stxPrice) {}
