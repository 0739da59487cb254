package io.bithedge.ledger.policy;

/** The day of an expiration: {@link BurnBlocks#DAY} burn blocks, counted from height 0. The limit per expiration day counts in these. */
public final class ExpirationDay {
    private ExpirationDay() {}

    public static long of(long expirationHeight) {
        return Math.floorDiv(expirationHeight, BurnBlocks.DAY);
    }
}
