package io.bithedge.ledger.merkle;

/**
 * The 256 buckets of a tree: a provider's is the first byte of sha256 of his address as text. Partition p of P (a power of two up to 256)
 * owns the buckets from p * 256 / P to (p + 1) * 256 / P, which is one node of the tree, so a root does not depend on partitions.
 */
public final class Buckets {
    public static final int COUNT = 256;

    private Buckets() {}

    public static int of(String provider) {
        return of(new Sha256(), provider);
    }

    /** The same with a digest at hand. */
    public static int of(Sha256 sha, String provider) {
        return Byte.toUnsignedInt(sha.of(Sha256.ascii(provider))[0]);
    }

    /** How many buckets a partition owns. Throws IllegalArgumentException unless there are a power of two up to 256 partitions. */
    public static int perPartition(int partitions) {
        if (partitions < 1 || partitions > COUNT || Integer.bitCount(partitions) != 1) {
            throw new IllegalArgumentException("partitions: expected a power of two up to 256, got " + partitions);
        }
        return COUNT / partitions;
    }

    /** The partition that owns a provider's bucket. */
    public static int partitionOf(String provider, int partitions) {
        return of(provider) / perPartition(partitions);
    }
}
