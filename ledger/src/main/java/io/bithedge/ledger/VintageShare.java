package io.bithedge.ledger;

import java.math.BigInteger;

/**
 * What one weight has of a vintage's losses and earned premium, sub-units: the terms of the sums that a balance is made of, so that sums
 * over epochs and over time are exact. What he owes is rounded up, what he gets is rounded down.
 *
 * <pre>
 * losses         = partUp  (w, ratioUp  (X,  W))
 * premiumEarned  = partDown(w, ratioDown(PE, W))
 * </pre>
 */
public record VintageShare(long losses, long premiumEarned) {
    public static final VintageShare NONE = new VintageShare(0, 0);

    /** Sub-units in a base unit. */
    public static final long SUB_UNITS = Ratio.SUB;

    /** {@code weight} in the vintage's epoch, sub-units. */
    public static VintageShare of(long weight, Vintage vintage) {
        return new VintageShare(
                Ratio.partUp(weight, Ratio.up(vintage.losses(), vintage.weight())),
                Ratio.partDown(weight, Ratio.down(vintage.premiumEarned(), vintage.weight())));
    }

    /** His part of what one policy of the vintage lost, base units rounded up. */
    public static long lossOfPolicyUp(long weight, long vintageWeight, long payout) {
        return Ratio.unitsUp(Ratio.partUp(weight, Ratio.up(payout, vintageWeight)));
    }

    /** His part of one policy's premium or collateral, base units rounded down. */
    public static long partOfPolicyDown(long weight, long vintageWeight, long units) {
        return Ratio.unitsDown(Ratio.partDown(weight, Ratio.down(units, vintageWeight)));
    }

    /** His part of losses times the burn blocks they stood, sub-units rounded up once. {@code lossBlocks} of the vintage, base units. */
    public static BigInteger lossBlocksUp(long weight, long vintageWeight, BigInteger lossBlocks) {
        if (vintageWeight == 0) {
            return BigInteger.ZERO;
        }
        BigInteger[] parts = lossBlocks
                .multiply(BigInteger.valueOf(SUB_UNITS))
                .multiply(BigInteger.valueOf(weight))
                .divideAndRemainder(BigInteger.valueOf(vintageWeight));
        return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    }

    public VintageShare less(VintageShare before) {
        return new VintageShare(losses - before.losses, premiumEarned - before.premiumEarned);
    }
}
