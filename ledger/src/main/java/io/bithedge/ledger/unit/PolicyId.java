package io.bithedge.ledger.unit;

/**
 * Number of a policy in the registry, from 1 on. Another value throws IllegalArgumentException.
 */
public record PolicyId(long value) implements Comparable<PolicyId> {
    public PolicyId {
        if (value < 1) {
            throw new IllegalArgumentException("policy id: expected 1 or more, got " + value);
        }
    }

    @Override
    public int compareTo(PolicyId other) {
        return Long.compare(value, other.value);
    }

    /** Only the number, as messages have it. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
