package io.bithedge.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The root over all weights of an epoch, which the chain stores: anybody can prove that a provider's weight was counted, with what value.
 *
 * <pre>
 * bucket = first byte of sha256(address), 256 of them
 * leaf   = sha256(0x00 || address || weight as 8 bytes)      weights above 0 only
 * node   = sha256(0x01 || left || right)                     an odd node moves up as it is
 * bucket hash = Merkle root over its leaves in ascending order of address; 32 zero bytes when empty
 * root   = full binary tree over the 256 bucket hashes
 * </pre>
 *
 * The root does not depend on how accounts are partitioned: partition p of P (a power of two up to 256) owns the buckets from p * 256 / P
 * to (p + 1) * 256 / P, a node of the tree. A {@link WeightSubtree} works it out from a stream of accounts.
 *
 * <p>Immutable: many threads may ask one tree for proofs.
 */
public final class WeightTree {
    public static final int BUCKETS = 256;

    private final List<SortedMap<String, Long>> buckets;
    private final List<byte[]> bucketHashes;

    private WeightTree(List<SortedMap<String, Long>> buckets) {
        this.buckets = buckets;
        this.bucketHashes = buckets.stream().map(WeightTree::bucketHash).toList();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** First byte of sha256 of the address. */
    public static int bucketOf(String provider) {
        return new Sha256().bucket(provider);
    }

    /** The partition that owns a provider's bucket. */
    public static int partitionOf(String provider, int partitions) {
        return bucketOf(provider) / bucketsOf(partitions);
    }

    /** The root over the sub-roots of all partitions, in order. */
    public static Hash32 root(List<Hash32> subRoots) {
        bucketsOf(subRoots.size());
        Sha256 sha = new Sha256();
        return Hash32.of(pairUp(sha, subRoots.stream().map(Hash32::bytes).toList()));
    }

    public Hash32 root() {
        return subRoot(0, 1);
    }

    public Hash32 subRoot(int partition, int partitions) {
        int count = bucketsOf(partitions);
        return Hash32.of(pairUp(new Sha256(), bucketHashes.subList(partition * count, (partition + 1) * count)));
    }

    /** The proof that a weight was counted; empty for a weight of 0. */
    public Optional<WeightProof> proof(String provider) {
        Sha256 sha = new Sha256();
        int bucket = sha.bucket(provider);
        SortedMap<String, Long> leaves = buckets.get(bucket);
        Long weight = leaves.get(provider);
        if (weight == null) {
            return Optional.empty();
        }
        List<byte[]> level = new ArrayList<>();
        leaves.forEach((address, w) -> level.add(sha.leaf(address, w)));
        List<WeightProof.Step> steps = new ArrayList<>();
        climb(sha, level, leaves.headMap(provider).size(), steps);
        climb(sha, bucketHashes, bucket, steps);
        return Optional.of(new WeightProof(provider, weight, steps));
    }

    private static void climb(Sha256 sha, List<byte[]> bottom, int index, List<WeightProof.Step> steps) {
        List<byte[]> level = bottom;
        for (int at = index; level.size() > 1; at /= 2) {
            int sibling = at ^ 1;
            if (sibling < level.size()) {
                steps.add(new WeightProof.Step(Hash32.of(level.get(sibling)), sibling < at));
            }
            level = levelAbove(sha, level);
        }
    }

    static int bucketsOf(int partitions) {
        if (partitions < 1 || partitions > BUCKETS || Integer.bitCount(partitions) != 1) {
            throw new IllegalArgumentException("partitions: expected a power of two up to 256, got " + partitions);
        }
        return BUCKETS / partitions;
    }

    /** The root over a number of hashes that is a power of two. */
    static byte[] pairUp(Sha256 sha, List<byte[]> hashes) {
        List<byte[]> level = hashes;
        while (level.size() > 1) {
            level = levelAbove(sha, level);
        }
        return level.get(0);
    }

    private static List<byte[]> levelAbove(Sha256 sha, List<byte[]> level) {
        return IntStream.range(0, (level.size() + 1) / 2)
                .mapToObj(i ->
                        2 * i + 1 < level.size() ? sha.node(level.get(2 * i), level.get(2 * i + 1)) : level.get(2 * i))
                .toList();
    }

    private static byte[] bucketHash(SortedMap<String, Long> leaves) {
        BucketHash hash = new BucketHash(new Sha256());
        leaves.forEach(hash::add);
        return hash.root();
    }

    /** Takes accounts in any order. */
    public static final class Builder {
        private final List<SortedMap<String, Long>> buckets = new ArrayList<>();
        private final Sha256 sha = new Sha256();

        private Builder() {
            for (int i = 0; i < BUCKETS; i++) {
                buckets.add(new TreeMap<>());
            }
        }

        /** A weight of 0 is left out. */
        public Builder add(String provider, long weight) {
            if (weight < 0) {
                throw new IllegalArgumentException(
                        "weight of %s: expected 0 or more, got %d".formatted(provider, weight));
            }
            if (weight > 0) {
                buckets.get(sha.bucket(provider)).put(provider, weight);
            }
            return this;
        }

        public WeightTree build() {
            return new WeightTree(
                    buckets.stream().<SortedMap<String, Long>>map(TreeMap::new).toList());
        }
    }
}
