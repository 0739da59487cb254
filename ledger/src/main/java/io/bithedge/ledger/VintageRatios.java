package io.bithedge.ledger;

/** The six ratios of a vintage that views need, worked out once per vintage and event. Q1.63, unsigned. */
record VintageRatios(
        Vintage vintage,
        long burdenUp,
        long callableUp,
        long lockedUp,
        long lossesUp,
        long pendingDown,
        long earnedDown) {
    static VintageRatios of(Vintage vintage) {
        long weight = vintage.weight();
        return new VintageRatios(
                vintage,
                Ratio.up(vintage.burden(), weight),
                Ratio.up(vintage.callable(), weight),
                Ratio.up(vintage.locked(), weight),
                Ratio.up(vintage.losses(), weight),
                Ratio.down(vintage.premiumPending(), weight),
                Ratio.down(vintage.premiumEarned(), weight));
    }
}
