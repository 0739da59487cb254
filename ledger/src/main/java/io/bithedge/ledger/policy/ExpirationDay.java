package io.bithedge.ledger.policy;

/** The day of an expiration: 144 burn blocks, counted from height 0. The limit per expiration day counts in these. */
public final class ExpirationDay {
    public static final int BLOCKS = 144;

    private ExpirationDay() {}

    public static long of(long expirationHeight) {
        return Math.floorDiv(expirationHeight, BLOCKS);
    }
}
