package io.bithedge.ledger;

/** The appetite for risk of the capital in a book. */
public enum Tier {
    CONSERVATIVE("conservative"),
    BALANCED("balanced"),
    AGGRESSIVE("aggressive");

    private final String chainName;

    Tier(String chainName) {
        this.chainName = chainName;
    }

    /** The name on the chain, as in {@code balanced}. */
    public String chainName() {
        return chainName;
    }
}
