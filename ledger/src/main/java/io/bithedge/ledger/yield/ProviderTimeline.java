package io.bithedge.ledger.yield;

import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.VintageShare;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The time line of a provider in a book, in sub-units, at the burn heights that are asked for: his deposits less withdrawals, less his part
 * of each vintage's losses. Rounded as the ledger rounds, so that at each of them it is what the ledger said then.
 *
 * <pre>
 * capital(t)       = balance(t) - sum over vintages of losses(t)
 * capitalBlocks(t) = balanceBlocks(t) - sum over vintages of (ceil( w x lossBlocks / W ) at the row of t, and losses for every block since)
 * </pre>
 *
 * A window is a difference of two such sums, so windows that follow one another add up exactly.
 */
public final class ProviderTimeline {
    private final List<Long> heights;
    private final long[] losses;
    private final long[] premiums;
    /** Of capital times blocks that was lost: this, and {@code losses} times the height. */
    private final BigInteger[] lossBlocks;

    private ProviderTimeline(List<Long> heights) {
        this.heights = heights;
        this.losses = new long[heights.size()];
        this.premiums = new long[heights.size()];
        this.lossBlocks = new BigInteger[heights.size()];
        Arrays.fill(lossBlocks, BigInteger.ZERO);
    }

    /** A deposit (above 0) or a withdrawal of capital (below 0), base units. */
    public record CapitalMove(long burnHeight, long net) {}

    /**
     * A vintage as it stood at a burn height that is asked for, and at those behind it until its next row.
     *
     * @param index of the first height it stands at
     * @param burnHeight since when it stands so
     * @param lossBlocks the sum over every height before {@code burnHeight} of its losses, base units
     */
    public record Row(int index, long burnHeight, Vintage vintage, BigInteger lossBlocks) {}

    /** {@code rows}: of the vintage of the epoch, ascending. {@code weight} of the provider in it, sub-units. */
    public record Carried(long weight, List<Row> rows) {
        public Carried {
            rows = List.copyOf(rows);
        }
    }

    /** {@code heights}: ascending, each once. {@code moves}: in chain order. */
    public static Timeline at(List<Long> heights, List<CapitalMove> moves, List<Carried> vintages) {
        ProviderTimeline timeline = new ProviderTimeline(List.copyOf(heights));
        vintages.forEach(timeline::add);
        return timeline.summed(moves);
    }

    /** Each row in place of the one before: differences, which are summed at the end. */
    private void add(Carried carried) {
        VintageShare before = VintageShare.NONE;
        BigInteger blocksBefore = BigInteger.ZERO;
        for (Row row : carried.rows()) {
            VintageShare now = VintageShare.of(carried.weight(), row.vintage());
            BigInteger blocks = VintageShare.lossBlocksUp(
                            carried.weight(), row.vintage().weight(), row.lossBlocks())
                    .subtract(times(now.losses(), row.burnHeight()));
            VintageShare change = now.less(before);
            losses[row.index()] = Math.addExact(losses[row.index()], change.losses());
            premiums[row.index()] = Math.addExact(premiums[row.index()], change.premiumEarned());
            lossBlocks[row.index()] = lossBlocks[row.index()].add(blocks.subtract(blocksBefore));
            before = now;
            blocksBefore = blocks;
        }
    }

    private Timeline summed(List<CapitalMove> moves) {
        List<Timeline.Step> steps = new ArrayList<>(heights.size());
        List<BigInteger> capitalBlocks = new ArrayList<>(heights.size());
        long lost = 0;
        long earned = 0;
        BigInteger blocksLost = BigInteger.ZERO;
        Balance balance = new Balance(moves);
        for (int i = 0; i < heights.size(); i++) {
            long height = heights.get(i);
            lost = Math.addExact(lost, losses[i]);
            earned = Math.addExact(earned, premiums[i]);
            blocksLost = blocksLost.add(lossBlocks[i]);
            balance.advanceTo(height);
            steps.add(new Timeline.Step(height, Math.subtractExact(balance.subUnits(), lost), earned, lost));
            capitalBlocks.add(balance.blocks(height).subtract(blocksLost).subtract(times(lost, height)));
        }
        return new Timeline(VintageShare.SUB_UNITS, steps, capitalBlocks);
    }

    private static BigInteger times(long amount, long burnHeight) {
        return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(burnHeight));
    }

    /** Deposits less withdrawals. */
    private static final class Balance {
        private final List<CapitalMove> moves;
        private int next;
        private long units;
        /** Sum of each move times its burn height. */
        private BigInteger moment = BigInteger.ZERO;

        private Balance(List<CapitalMove> moves) {
            this.moves = moves;
        }

        private void advanceTo(long height) {
            for (; next < moves.size() && moves.get(next).burnHeight() <= height; next++) {
                CapitalMove move = moves.get(next);
                units = Math.addExact(units, move.net());
                moment = moment.add(times(move.net(), move.burnHeight()));
            }
        }

        private long subUnits() {
            return Math.multiplyExact(units, VintageShare.SUB_UNITS);
        }

        private BigInteger blocks(long height) {
            return times(units, height).subtract(moment).multiply(BigInteger.valueOf(VintageShare.SUB_UNITS));
        }
    }
}
