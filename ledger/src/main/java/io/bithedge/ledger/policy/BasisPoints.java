package io.bithedge.ledger.policy;

/** Hundredths of a per cent: 0 to 1,000,000 (a hundredfold). Another value throws IllegalArgumentException. */
public record BasisPoints(int value) {
    /** Ten thousand basis points are one. */
    public static final int ONE = 10_000;

    private static final int MOST = 1_000_000;

    public BasisPoints {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("basis points: expected 0 to %d, got %d".formatted(MOST, value));
        }
    }
}
