package io.bithedge.api.statements;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.statement.Statement;

/** What one policy brought (premium) or cost (loss). */
record StatementLine(PolicyId policyId, Epoch epoch, BurnHeight burnHeight, long blockTime, String txid, Units amount) {
    static StatementLine of(Statement.OfPolicy it) {
        return new StatementLine(it.policyId(), it.epoch(), it.burnHeight(), it.blockTime(), it.txid(), it.amount());
    }
}
