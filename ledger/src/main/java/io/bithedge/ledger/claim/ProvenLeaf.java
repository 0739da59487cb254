package io.bithedge.ledger.claim;

import io.bithedge.ledger.Hash32;
import java.util.List;

/** A leaf and its way to the root, from the leaf up. */
public record ProvenLeaf(Leaf leaf, List<Step> steps) {
    /** As many steps as the vault takes: 2^32 leaves in one bucket. */
    public static final int MOST_STEPS = 40;

    public ProvenLeaf {
        steps = List.copyOf(steps);
    }

    /** One node up: the other child of it, and on which side that is. */
    public record Step(Hash32 hash, long sum, boolean isLeft) {
        public Step {
            if (sum < 0) {
                throw new IllegalArgumentException(
                        "step %s: expected a sum of 0 to 2^63 - 1, got %d".formatted(hash, sum));
            }
        }
    }

    /**
     * True when leaf and path give the root: its hash, and as its sum the whole weight of the epoch, so that no leaf can carry weight that is
     * not in it. The vault asks no more, and neither does this.
     */
    public boolean verify(SumNode root) {
        if (steps.size() > MOST_STEPS) {
            return false;
        }
        SumNodes nodes = new SumNodes();
        SumNode at = nodes.leaf(leaf);
        for (Step step : steps) {
            if (step.sum() > root.sum() - at.sum()) {
                return false;
            }
            SumNode sibling = new SumNode(step.hash(), step.sum());
            at = step.isLeft() ? nodes.join(sibling, at) : nodes.join(at, sibling);
        }
        return at.equals(root);
    }
}
