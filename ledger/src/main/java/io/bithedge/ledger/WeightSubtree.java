package io.bithedge.ledger;

import io.bithedge.ledger.merkle.Subtree;

/**
 * The part of a {@link WeightTree} that one partition owns, from a stream of its accounts: ascending by bucket, within a bucket by address
 * (a store keyed by bucket byte and address iterates so). Keeps a few hashes per bucket, not the accounts. For one thread.
 */
public final class WeightSubtree {
    private final WeightNodes nodes = new WeightNodes();
    private final Subtree<byte[]> tree;

    public WeightSubtree(int partition, int partitions) {
        this.tree = new Subtree<>(nodes, partition, partitions);
    }

    /** A weight of 0 is left out. Throws IllegalArgumentException out of order or out of the partition. */
    public void add(String provider, long weight) {
        if (weight < 0) {
            throw new IllegalArgumentException("weight of %s: expected 0 or more, got %d".formatted(provider, weight));
        }
        if (weight > 0) {
            tree.add(provider, nodes.leaf(provider, weight));
        } else {
            tree.pass(provider);
        }
    }

    /** Nothing is added behind it. */
    public Hash32 root() {
        return Hash32.of(tree.root());
    }
}
