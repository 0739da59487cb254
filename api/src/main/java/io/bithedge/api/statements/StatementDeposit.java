package io.bithedge.api.statements;

/** Capital put in. */
record StatementDeposit(long burnHeight, long blockTime, String txid, String amount) {}
