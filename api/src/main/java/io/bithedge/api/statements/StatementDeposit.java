package io.bithedge.api.statements;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;

/** Capital put in. */
record StatementDeposit(BurnHeight burnHeight, long blockTime, String txid, Units amount) {}
