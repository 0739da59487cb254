package io.bithedge.api.statements;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;

/** Capital and premium taken out. */
record StatementWithdrawal(BurnHeight burnHeight, long blockTime, String txid, Units capital, Units premium) {}
