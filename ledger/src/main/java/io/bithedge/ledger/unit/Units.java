package io.bithedge.ledger.unit;

import io.bithedge.ledger.Token;

/**
 * An amount in base units: micro-STX, or sats of sBTC. Any {@code long}: a difference may be below 0. A sum that no {@code long} holds
 * throws ArithmeticException, two tokens in one sum or comparison throw IllegalArgumentException.
 */
public record Units(Token token, long value) implements Comparable<Units> {
    public static Units none(Token token) {
        return new Units(token, 0);
    }

    public Units plus(Units other) {
        return new Units(token, Math.addExact(value, same(other)));
    }

    public Units minus(Units other) {
        return new Units(token, Math.subtractExact(value, same(other)));
    }

    public Units negated() {
        return new Units(token, Math.negateExact(value));
    }

    /** Itself, or nothing if it is below 0. */
    public Units orNone() {
        return value < 0 ? none(token) : this;
    }

    public boolean isAbove(Units other) {
        return value > same(other);
    }

    @Override
    public int compareTo(Units other) {
        return Long.compare(value, same(other));
    }

    private long same(Units other) {
        if (token != other.token) {
            throw new IllegalArgumentException("%s and %s in one sum or comparison".formatted(this, other));
        }
        return other.value;
    }

    /** {@code 12 base units of STX}. */
    @Override
    public String toString() {
        return value + " base units of " + token;
    }
}
