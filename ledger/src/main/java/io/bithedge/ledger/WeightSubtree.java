package io.bithedge.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a {@link WeightTree} that one partition owns, from a stream of its accounts: ascending by bucket, within a bucket by address
 * (a store keyed by bucket byte and address iterates so). Keeps a few hashes per bucket, not the accounts. For one thread.
 */
public final class WeightSubtree {
    private final Sha256 sha = new Sha256();
    private final int firstBucket;
    private final int endBucket;
    private final List<byte[]> finished = new ArrayList<>();
    private BucketHash current = new BucketHash(sha);

    public WeightSubtree(int partition, int partitions) {
        int count = WeightTree.bucketsOf(partitions);
        if (partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException(
                    "partition: expected 0 to %d, got %d".formatted(partitions - 1, partition));
        }
        this.firstBucket = partition * count;
        this.endBucket = firstBucket + count;
    }

    /** A weight of 0 is left out. Throws IllegalArgumentException out of order or out of the partition. */
    public void add(String provider, long weight) {
        if (weight < 0) {
            throw new IllegalArgumentException("weight of %s: expected 0 or more, got %d".formatted(provider, weight));
        }
        int bucket = sha.bucket(provider);
        if (bucket < firstBucket + finished.size() || bucket >= endBucket) {
            throw new IllegalArgumentException("%s: expected a bucket from %d to %d, got %d"
                    .formatted(provider, firstBucket + finished.size(), endBucket - 1, bucket));
        }
        finishUpTo(bucket);
        if (weight > 0) {
            current.add(provider, weight);
        }
    }

    /** Nothing is added behind it. */
    public Hash32 root() {
        finishUpTo(endBucket);
        return Hash32.of(WeightTree.pairUp(sha, finished));
    }

    private void finishUpTo(int bucket) {
        while (firstBucket + finished.size() < bucket) {
            finished.add(current.root());
            current = new BucketHash(sha);
        }
    }
}
