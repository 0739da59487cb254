package io.bithedge.api.statements;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.statement.Statement;

/** What one policy brought (premium) or cost (loss). */
record StatementLine(long policyId, long epoch, long burnHeight, long blockTime, String txid, String amount) {
    static StatementLine of(Statement.OfPolicy it) {
        return new StatementLine(
                it.policyId(), it.epoch(), it.burnHeight(), it.blockTime(), it.txid(), Json.text(it.amount()));
    }
}
