package io.bithedge.ledger;

import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.ledger.merkle.Peaks;
import io.bithedge.ledger.merkle.Sha256;
import io.bithedge.ledger.merkle.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The root over all weights of an epoch, which the chain stores: anybody can prove that a provider's weight was counted, with what value.
 *
 * <p>The root of today's contracts. The coming one, over leaves that a withdrawal is computed from, is
 * {@link io.bithedge.ledger.claim.ClaimTree}: the same buckets, other leaves and nodes.
 *
 * <pre>
 * bucket = first byte of sha256(address), 256 of them
 * leaf   = sha256(0x00 || address || weight as 8 bytes)      weights above 0 only
 * node   = sha256(0x01 || left || right)                     an odd node moves up as it is
 * bucket hash = Merkle root over its leaves in ascending order of address; 32 zero bytes when empty
 * root   = full binary tree over the 256 bucket hashes
 * </pre>
 *
 * The root does not depend on how accounts are partitioned ({@link Buckets}). A {@link WeightSubtree} works it out from a stream of accounts.
 *
 * <p>Immutable: many threads may ask one tree for proofs.
 */
public final class WeightTree {
    private final List<SortedMap<String, Long>> buckets;
    private final List<byte[]> bucketHashes;

    private WeightTree(List<SortedMap<String, Long>> buckets) {
        WeightNodes nodes = new WeightNodes();
        this.buckets = buckets;
        this.bucketHashes = buckets.stream()
                .map(leaves -> Peaks.root(nodes, hashes(nodes, leaves)))
                .toList();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** First byte of sha256 of the address. */
    public static int bucketOf(String provider) {
        return Buckets.of(provider);
    }

    /** The partition that owns a provider's bucket. */
    public static int partitionOf(String provider, int partitions) {
        return Buckets.partitionOf(provider, partitions);
    }

    /** The root over the sub-roots of all partitions, in order. */
    public static Hash32 root(List<Hash32> subRoots) {
        Buckets.perPartition(subRoots.size());
        return rootOf(subRoots.stream().map(Hash32::bytes).toList());
    }

    public Hash32 root() {
        return subRoot(0, 1);
    }

    public Hash32 subRoot(int partition, int partitions) {
        int count = Buckets.perPartition(partitions);
        return rootOf(bucketHashes.subList(partition * count, (partition + 1) * count));
    }

    /** The proof that a weight was counted; empty for a weight of 0. */
    public Optional<WeightProof> proof(String provider) {
        WeightNodes nodes = new WeightNodes();
        int bucket = Buckets.of(provider);
        SortedMap<String, Long> leaves = buckets.get(bucket);
        Long weight = leaves.get(provider);
        if (weight == null) {
            return Optional.empty();
        }
        int index = leaves.headMap(provider).size();
        List<WeightProof.Step> steps = Stream.concat(
                        Traced.path(nodes, hashes(nodes, leaves), index).stream(),
                        Traced.path(nodes, bucketHashes, bucket).stream())
                .map(sibling -> new WeightProof.Step(Hash32.of(sibling.node()), sibling.isLeft()))
                .toList();
        return Optional.of(new WeightProof(provider, weight, steps));
    }

    private static Hash32 rootOf(List<byte[]> hashes) {
        return Hash32.of(Peaks.root(new WeightNodes(), hashes));
    }

    private static List<byte[]> hashes(WeightNodes nodes, SortedMap<String, Long> leaves) {
        return leaves.entrySet().stream()
                .map(leaf -> nodes.leaf(leaf.getKey(), leaf.getValue()))
                .toList();
    }

    /** Takes accounts in any order. */
    public static final class Builder {
        private final List<SortedMap<String, Long>> buckets = new ArrayList<>();
        private final Sha256 sha = new Sha256();

        private Builder() {
            for (int i = 0; i < Buckets.COUNT; i++) {
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
                buckets.get(Buckets.of(sha, provider)).put(provider, weight);
            }
            return this;
        }

        public WeightTree build() {
            return new WeightTree(
                    buckets.stream().<SortedMap<String, Long>>map(TreeMap::new).toList());
        }
    }
}
