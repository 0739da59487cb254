package io.bithedge.ledger;

/** What a book holds, pays and earns. */
public enum Token {
    STX(8_000),
    SBTC(7_000);

    private final int utilisationBps;

    Token(int utilisationBps) {
        this.utilisationBps = utilisationBps;
    }

    /** The part of a book's capital that may be locked at most, basis points. */
    public int utilisationBps() {
        return utilisationBps;
    }
}
