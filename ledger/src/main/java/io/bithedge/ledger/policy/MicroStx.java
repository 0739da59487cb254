package io.bithedge.ledger.policy;

/** Micro-STX, 10^-6 STX: 0 to 2^51 - 1, which the supply does not reach. Another value throws IllegalArgumentException. */
public record MicroStx(long value) implements Comparable<MicroStx> {
    public MicroStx {
        Ranges.requireUnits("micro-STX", value);
    }

    @Override
    public int compareTo(MicroStx other) {
        return Long.compare(value, other.value);
    }
}
