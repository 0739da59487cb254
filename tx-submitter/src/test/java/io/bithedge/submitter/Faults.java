package io.bithedge.submitter;

import java.util.Random;

/** Kills the agent at a step: at the n-th one, or at random. */
final class Faults {
    private final Random random;
    private final double probability;
    private long killAt;
    private long steps;
    private long crashes;

    /** The process is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(String where) {
            super(where);
        }
    }

    private Faults(Random random, double probability, long killAt) {
        this.random = random;
        this.probability = probability;
        this.killAt = killAt;
    }

    static Faults none() {
        return new Faults(new Random(0), 0, -1);
    }

    static Faults atStep(long step) {
        return new Faults(new Random(0), 0, step);
    }

    static Faults random(Random random, double probability) {
        return new Faults(random, probability, -1);
    }

    void step(String where) {
        steps++;
        if (steps == killAt || (probability > 0 && random.nextDouble() < probability)) {
            killAt = -1;
            crashes++;
            throw new Crash(where);
        }
    }

    boolean hasStruck() {
        return crashes > 0;
    }

    long crashes() {
        return crashes;
    }
}
