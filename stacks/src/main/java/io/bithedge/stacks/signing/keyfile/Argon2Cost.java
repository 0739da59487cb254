package io.bithedge.stacks.signing.keyfile;

/**
 * What one guess of the passphrase costs: Argon2id's memory, passes and lanes.
 *
 * @param memoryKib 19,456 to 1,048,576: not below OWASP's least for two passes, not above what a machine has to spare.
 * @param iterations 2 to 16
 * @param parallelism 1 to 16
 */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {
    public static final int LEAST_MEMORY_KIB = 19_456;
    public static final int MOST_MEMORY_KIB = 1 << 20;
    public static final int LEAST_ITERATIONS = 2;
    public static final int MOST_ITERATIONS = 16;
    public static final int MOST_PARALLELISM = 16;

    /** The second recommended option of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes. */
    public static final Argon2Cost RECOMMENDED = new Argon2Cost(65_536, 3, 4);

    /** The least that is accepted: for keys that guard nothing, such as those of a devnet. */
    public static final Argon2Cost LEAST = new Argon2Cost(LEAST_MEMORY_KIB, LEAST_ITERATIONS, 1);

    public Argon2Cost {
        require("memoryKib", memoryKib, LEAST_MEMORY_KIB, MOST_MEMORY_KIB);
        require("iterations", iterations, LEAST_ITERATIONS, MOST_ITERATIONS);
        require("parallelism", parallelism, 1, MOST_PARALLELISM);
    }

    private static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s: expected %d to %d, got %d".formatted(what, least, most, value));
        }
    }
}
