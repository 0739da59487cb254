package io.bithedge.ledger;

import java.util.List;

/** The way from a provider's leaf to the weight root. {@code weight} in sub-units. */
public record WeightProof(String provider, long weight, List<Step> steps) {
    private static final int BUCKET_STEPS = 8;

    public WeightProof {
        steps = List.copyOf(steps);
    }

    /** One node up: the other child of it, and on which side that is. */
    public record Step(Hash32 sibling, boolean isLeft) {}

    /** True when the leaf hashes up to the root, through the bucket its address belongs to. */
    public boolean verify(Hash32 root) {
        if (weight <= 0 || !isThroughItsBucket()) {
            return false;
        }
        WeightNodes nodes = new WeightNodes();
        byte[] hash = nodes.leaf(provider, weight);
        for (Step step : steps) {
            byte[] sibling = step.sibling().bytes();
            hash = step.isLeft() ? nodes.join(sibling, hash) : nodes.join(hash, sibling);
        }
        return Hash32.of(hash).equals(root);
    }

    /** The last eight steps spell the bucket, lowest bit first: a left sibling is a 1. */
    private boolean isThroughItsBucket() {
        int first = steps.size() - BUCKET_STEPS;
        if (first < 0) {
            return false;
        }
        int bucket = 0;
        for (int bit = 0; bit < BUCKET_STEPS; bit++) {
            bucket |= steps.get(first + bit).isLeft() ? 1 << bit : 0;
        }
        return bucket == WeightTree.bucketOf(provider);
    }
}
