package io.bithedge.ledger.policy;

/** Satoshis, 10^-8 BTC or sBTC: 0 to 2^51 - 1, which no supply reaches (21e14 at most). Another value throws IllegalArgumentException. */
public record Sats(long value) implements Comparable<Sats> {
    public Sats {
        Ranges.requireUnits("sats", value);
    }

    @Override
    public int compareTo(Sats other) {
        return Long.compare(value, other.value);
    }
}
