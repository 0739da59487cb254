package io.bithedge.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a tree that one partition owns, from a stream of its leaves: ascending by bucket, within a bucket by address (a store keyed
 * by bucket byte and address iterates so). Keeps one node per finished bucket and a few of the current one, not the leaves. For one thread.
 */
public final class Subtree<N> {
    private final NodeRule<N> rule;
    private final Sha256 sha = new Sha256();
    private final int firstBucket;
    private final int endBucket;
    private final List<N> finished = new ArrayList<>();
    private Peaks<N> current;
    private String last = "";

    public Subtree(NodeRule<N> rule, int partition, int partitions) {
        int count = Buckets.perPartition(partitions);
        if (partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException(
                    "partition: expected 0 to %d, got %d".formatted(partitions - 1, partition));
        }
        this.rule = rule;
        this.firstBucket = partition * count;
        this.endBucket = firstBucket + count;
        this.current = new Peaks<>(rule);
    }

    /** Throws IllegalArgumentException out of order or out of the partition. */
    public void add(String provider, N leaf) {
        int bucket = Buckets.of(sha, provider);
        int reached = firstBucket + finished.size();
        if (bucket < reached || bucket >= endBucket) {
            throw new IllegalArgumentException(
                    "%s: expected a bucket from %d to %d, got %d".formatted(provider, reached, endBucket - 1, bucket));
        }
        if (bucket > reached) {
            finishUpTo(bucket);
        } else if (provider.compareTo(last) <= 0) {
            throw new IllegalArgumentException("expected an address above %s, got %s".formatted(last, provider));
        }
        last = provider;
        current.add(leaf);
    }

    /** The nodes of the partition's buckets, in order. Nothing is added behind it. */
    public List<N> buckets() {
        finishUpTo(endBucket);
        return List.copyOf(finished);
    }

    /** The node of the whole partition. Nothing is added behind it. */
    public N root() {
        return Peaks.root(rule, buckets());
    }

    private void finishUpTo(int bucket) {
        while (firstBucket + finished.size() < bucket) {
            finished.add(current.root());
            current = new Peaks<>(rule);
        }
    }
}
