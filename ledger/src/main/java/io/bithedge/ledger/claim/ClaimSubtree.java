package io.bithedge.ledger.claim;

import io.bithedge.ledger.merkle.Peaks;
import io.bithedge.ledger.merkle.Subtree;
import java.util.List;

/**
 * The part of a claim tree that one partition owns, from a stream of its leaves: ascending by bucket, within a bucket by address. Keeps a
 * few nodes per bucket, not the leaves. For one thread.
 */
public final class ClaimSubtree {
    private final SumNodes nodes = new SumNodes();
    private final Subtree<SumNode> tree;

    public ClaimSubtree(int partition, int partitions) {
        this.tree = new Subtree<>(nodes, partition, partitions);
    }

    /** Throws IllegalArgumentException out of order, out of the partition, or when the provider is no Stacks address. */
    public void add(Leaf leaf) {
        tree.add(leaf.provider(), nodes.leaf(leaf));
    }

    /** The nodes of the partition's buckets, in order: all partitions' together are what {@link ClaimProofs} needs. */
    public List<SumNode> buckets() {
        return tree.buckets();
    }

    /** The node of the partition; its sum is the weight that the partition adds. Nothing is added behind it. */
    public SumNode root() {
        return tree.root();
    }

    /** The root over the nodes of all partitions, in order; its sum is W. */
    public static SumNode root(List<SumNode> partitions) {
        return Peaks.root(new SumNodes(), partitions);
    }
}
