package io.bithedge.ledger.yield;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Capital, premium earned and losses by burn height: a step holds from its burn height until the next one. What happens within a burn
 * height counts from that height on. Amounts in grains, {@code grainsPerUnit} to a base unit: a book's are whole units, a provider's
 * sub-units.
 *
 * <p>A long history is read at some heights alone: then there is a step for each of those, and between two of them nothing is known.
 *
 * @param steps ascending by burn height, each height once; premium and losses are sums since the beginning
 * @param capitalBlocks of each step: the sum over every height before it of the capital at it, grains
 */
public record Timeline(long grainsPerUnit, List<Step> steps, List<BigInteger> capitalBlocks) {
    public Timeline {
        steps = List.copyOf(steps);
        capitalBlocks = List.copyOf(capitalBlocks);
        if (grainsPerUnit < 1) {
            throw new IllegalArgumentException("grains per unit: expected 1 or more, got " + grainsPerUnit);
        }
        if (steps.size() != capitalBlocks.size()) {
            throw new IllegalArgumentException(
                    "capital times blocks: expected %d, got %d".formatted(steps.size(), capitalBlocks.size()));
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).burnHeight() <= steps.get(i - 1).burnHeight()) {
                throw new IllegalArgumentException("step %d: burn height %d behind %d"
                        .formatted(
                                i, steps.get(i).burnHeight(), steps.get(i - 1).burnHeight()));
            }
        }
    }

    /** Every step there is. */
    public Timeline(long grainsPerUnit, List<Step> steps) {
        this(grainsPerUnit, steps, sums(steps));
    }

    private static List<BigInteger> sums(List<Step> steps) {
        List<BigInteger> sums = new ArrayList<>(steps.size());
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                sum = sum.add(stood(steps.get(i - 1), steps.get(i).burnHeight()));
            }
            sums.add(sum);
        }
        return sums;
    }

    /** The capital of a step times the blocks from it to a height. */
    private static BigInteger stood(Step step, long until) {
        return BigInteger.valueOf(step.capital()).multiply(BigInteger.valueOf(until - step.burnHeight()));
    }

    /** Grains. */
    public record Step(long burnHeight, long capital, long premiumEarned, long losses) {}

    /**
     * What happened behind burn height {@code from}, up to and with {@code to}.
     *
     * @param capitalBlocks capital times the burn blocks it stood, grains: the sum over every height in [from, to) of the capital at it
     * @param premiumEarned grains
     * @param losses grains
     */
    public record Window(long from, long to, BigInteger capitalBlocks, long premiumEarned, long losses) {
        public long blocks() {
            return to - from;
        }
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Burn height of the first step; throws NoSuchElementException when there is none. */
    public long startsAt() {
        return steps.getFirst().burnHeight();
    }

    /** How it stood at the end of a burn height; zeros before the first step. */
    public Step at(long burnHeight) {
        int index = indexAt(burnHeight);
        return index < 0 ? new Step(burnHeight, 0, 0, 0) : steps.get(index);
    }

    /** Windows that follow one another add up to the window over them, exactly. {@code from} is at most {@code to}. */
    public Window window(long from, long to) {
        if (from > to) {
            throw new IllegalArgumentException("window: from %d to %d".formatted(from, to));
        }
        Step before = at(from);
        Step after = at(to);
        return new Window(
                from,
                to,
                capitalBlocks(to).subtract(capitalBlocks(from)),
                after.premiumEarned() - before.premiumEarned(),
                after.losses() - before.losses());
    }

    /** The sum over every height before {@code burnHeight}. */
    private BigInteger capitalBlocks(long burnHeight) {
        int index = indexAt(burnHeight);
        return index < 0 ? BigInteger.ZERO : capitalBlocks.get(index).add(stood(steps.get(index), burnHeight));
    }

    /** The last step at or below a burn height; -1 when there is none. */
    private int indexAt(long burnHeight) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).burnHeight() <= burnHeight) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
