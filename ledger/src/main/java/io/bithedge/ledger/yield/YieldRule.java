package io.bithedge.ledger.yield;

import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.BurnBlocks;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * What capital earned in a window of burn blocks.
 *
 * <pre>
 * timeWeightedCapital = floor( sum over the window's heights of the capital at it / blocks )
 * netYieldBps         = floor( 10000 x (premiumEarned - losses) x blocks / that sum )
 * annualisedBps       = floor( 10000 x (premiumEarned - losses) x 52560 / that sum )       not compounded
 * </pre>
 *
 * Floors go towards minus infinity: no yield is shown better than it was. Below a day, or without capital, there is none.
 */
public final class YieldRule {
    private static final BigInteger BPS = BigInteger.valueOf(BasisPoints.ONE);

    private YieldRule() {}

    /**
     * A window that begins where the time line does, if that is later.
     *
     * @param days whole days in the window
     * @param timeWeightedCapital base units, rounded down; 0 for an empty window
     * @param premiumEarned base units, rounded down
     * @param losses base units, rounded up
     */
    public record Yield(
            long from,
            long to,
            long days,
            long timeWeightedCapital,
            long premiumEarned,
            long losses,
            OptionalLong netYieldBps,
            OptionalLong annualisedBps) {}

    /** Of the last {@code blocks} burn blocks up to {@code to}; of all of them when there are fewer. */
    public static Yield ofLast(long blocks, long to, Timeline timeline) {
        long start = timeline.isEmpty() ? to : Math.min(to, timeline.startsAt());
        return of(timeline.window(Math.max(start, to - blocks), to), timeline.grainsPerUnit());
    }

    /** Of everything up to {@code to}. Nothing is earned at the first height: capital backs what is sold behind its next opening. */
    public static Yield ofAll(long to, Timeline timeline) {
        return ofLast(to + 1, to, timeline);
    }

    static Yield of(Timeline.Window window, long grainsPerUnit) {
        long blocks = window.blocks();
        BigInteger sum = window.capitalBlocks();
        BigInteger net = BigInteger.valueOf(window.premiumEarned()).subtract(BigInteger.valueOf(window.losses()));
        boolean isDefined = blocks >= BurnBlocks.DAY && sum.signum() > 0;
        return new Yield(
                window.from(),
                window.to(),
                blocks / BurnBlocks.DAY,
                blocks == 0 ? 0 : floor(sum, BigInteger.valueOf(blocks).multiply(BigInteger.valueOf(grainsPerUnit))),
                Math.floorDiv(window.premiumEarned(), grainsPerUnit),
                Math.ceilDiv(window.losses(), grainsPerUnit),
                isDefined ? OptionalLong.of(bps(net, blocks, sum)) : OptionalLong.empty(),
                isDefined ? OptionalLong.of(bps(net, BurnBlocks.YEAR, sum)) : OptionalLong.empty());
    }

    private static long bps(BigInteger net, long blocks, BigInteger sum) {
        return floor(BPS.multiply(net).multiply(BigInteger.valueOf(blocks)), sum);
    }

    /** {@code divisor} is above 0. */
    private static long floor(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
    }
}
