package io.bithedge.ledger.policy;

/** Time in burn blocks: one comes every ten minutes, as the terms of policies and the model count. */
public final class BurnBlocks {
    public static final long SECONDS = 600;
    public static final int DAY = 144;
    public static final int YEAR = 365 * DAY;

    private BurnBlocks() {}
}
