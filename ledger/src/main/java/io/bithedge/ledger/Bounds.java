package io.bithedge.ledger;

/** The ranges of property 8: both supplies are below 2^51 base units, so that a weight in sub-units fits a signed word. */
public final class Bounds {
    public static final long UNITS_END = 1L << 51;

    private Bounds() {}

    public static boolean isUnits(long amount) {
        return amount >= 0 && amount < UNITS_END;
    }

    static Incident outOfRange(BookFact fact, String name, long amount) {
        IncidentCode code = amount < 0 ? IncidentCode.AMOUNT_NEGATIVE : IncidentCode.AMOUNT_TOO_LARGE;
        return Incident.of(code, fact, "%s: expected 0 to 2^51 - 1, got %d".formatted(name, amount));
    }
}
