package io.bithedge.api.statements;

/** Capital and premium taken out. */
record StatementWithdrawal(long burnHeight, long blockTime, String txid, String capital, String premium) {}
