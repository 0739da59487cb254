package io.bithedge.stacks;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random input from a printed seed: `-Dseed=N` repeats a run. */
public final class Seeds {
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private Seeds() {}

    public static RandomGenerator random(Class<?> test) {
        System.out.printf("%s: seed %d%n", test.getSimpleName(), SEED);
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }

    public static String label() {
        return "seed " + SEED;
    }
}
