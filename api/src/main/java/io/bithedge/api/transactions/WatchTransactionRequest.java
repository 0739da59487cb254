package io.bithedge.api.transactions;

import org.jspecify.annotations.Nullable;

/** A transaction that a wallet broadcast: `txid` is 0x and 64 hex digits. */
public record WatchTransactionRequest(@Nullable String txid) {}
