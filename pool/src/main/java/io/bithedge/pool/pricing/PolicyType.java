package io.bithedge.pool.pricing;

import io.bithedge.ledger.Token;

/** What a policy protects against. A PUT is collateralised and settled in STX, a CALL in SBTC. */
public enum PolicyType {
    PUT(Token.STX),
    CALL(Token.SBTC);

    private final Token token;

    PolicyType(Token token) {
        this.token = token;
    }

    public Token token() {
        return token;
    }
}
