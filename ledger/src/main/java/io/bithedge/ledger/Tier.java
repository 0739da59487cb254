package io.bithedge.ledger;

import java.util.Locale;

/** The appetite for risk of the capital in a book. */
public enum Tier {
    CONSERVATIVE,
    BALANCED,
    AGGRESSIVE;

    /** The name on the chain, as in {@code balanced}. */
    public String chainName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
