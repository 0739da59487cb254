package io.bithedge.pool.risk;

/**
 * What the policies owe by the model, and how it changes: the pool is short all of it.
 *
 * @param value base units of the book's token, rounded up, never above the collateral
 * @param valueUsdE8 the same in USD x 10^8
 * @param deltaSats BTC to hold against it
 * @param gammaSats change of delta when BTC moves by 1 %
 * @param vegaUsdE8 change of value for one point of volatility
 * @param thetaUsdE8 change of value by one day
 */
public record ModelRisk(long value, long valueUsdE8, long deltaSats, long gammaSats, long vegaUsdE8, long thetaUsdE8) {
    public static final ModelRisk NONE = new ModelRisk(0, 0, 0, 0, 0, 0);

    /** Of one token. */
    public ModelRisk plus(ModelRisk other) {
        return new ModelRisk(
                Math.addExact(value, other.value),
                Math.addExact(valueUsdE8, other.valueUsdE8),
                Math.addExact(deltaSats, other.deltaSats),
                Math.addExact(gammaSats, other.gammaSats),
                Math.addExact(vegaUsdE8, other.vegaUsdE8),
                Math.addExact(thetaUsdE8, other.thetaUsdE8));
    }
}
