package io.bithedge.watcher.agent;

/**
 * How much one Kafka transaction carries while catching up: no further block once either is reached. At the tip there is one
 * block at a time.
 */
public record BatchLimits(int blocks, int records) {
    public static final int MAX_BLOCKS = 1_000;
    public static final int MAX_RECORDS = 100_000;

    /** Some megabytes of records. */
    public static final BatchLimits DEFAULT = new BatchLimits(200, 10_000);

    public BatchLimits {
        if (blocks < 1 || blocks > MAX_BLOCKS || records < 1 || records > MAX_RECORDS) {
            throw new IllegalArgumentException("batch: expected 1 to %d blocks and 1 to %d records, got %d and %d"
                    .formatted(MAX_BLOCKS, MAX_RECORDS, blocks, records));
        }
    }
}
