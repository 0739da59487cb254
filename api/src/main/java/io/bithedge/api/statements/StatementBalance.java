package io.bithedge.api.statements;

import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.statement.Statement;

/** Capital and premium at one moment. `premium`: earned and not withdrawn. */
record StatementBalance(Units capital, Units premium) {
    static StatementBalance of(Statement.Balance it) {
        return new StatementBalance(it.capital(), it.premium());
    }
}
