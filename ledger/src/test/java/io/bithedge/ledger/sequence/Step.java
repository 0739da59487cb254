package io.bithedge.ledger.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One intent of a history. It becomes a fact only against the state it meets (a part of the room there is, one of the live policies), so a
 * history stays legal when steps are taken out of it.
 *
 * @param a 0 to 1023: which one, or what part of it
 * @param b 0 to 1023: which way
 */
public record Step(Kind kind, int provider, int a, int b) {
    static final int PARTS = 1024;

    public enum Kind {
        DEPOSIT(20),
        EXIT(5),
        WITHDRAW(12),
        LOCK(22),
        SETTLE(13),
        /** The next block, half the time of the same burn height. */
        BLOCK(10),
        /** Blocks up to the cut-off of the epoch. */
        CUT_OFF(6),
        OPEN(14);

        private final int frequency;

        Kind(int frequency) {
            this.frequency = frequency;
        }

        private static Kind pick(Random random) {
            int sum = 0;
            for (Kind kind : values()) {
                sum += kind.frequency;
            }
            int left = random.nextInt(sum);
            for (Kind kind : values()) {
                left -= kind.frequency;
                if (left < 0) {
                    return kind;
                }
            }
            throw new AssertionError("frequencies");
        }
    }

    static List<Step> sequence(Random random, int length, int providers) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(new Step(
                    Kind.pick(random), random.nextInt(providers), random.nextInt(PARTS), random.nextInt(PARTS)));
        }
        return steps;
    }

    /** {@code a} parts of an amount below 2^53. */
    long partOf(long amount) {
        return amount * a / PARTS;
    }
}
