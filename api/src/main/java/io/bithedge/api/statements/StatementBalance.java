package io.bithedge.api.statements;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.statement.Statement;

/** Capital and premium at one moment. `premium`: earned and not withdrawn. */
record StatementBalance(String capital, String premium) {
    static StatementBalance of(Statement.Balance it) {
        return new StatementBalance(Json.text(it.capital()), Json.text(it.premium()));
    }
}
