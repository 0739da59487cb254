package io.bithedge.ledger.claim;

import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.ledger.merkle.Peaks;
import io.bithedge.ledger.merkle.Traced;
import io.bithedge.ledger.merkle.Traced.Sibling;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Proofs of one epoch of a book by a second pass, over one bucket at a time: a book of a million leaves has some four thousand in a bucket,
 * and none is kept. What is kept of the first pass are the 256 nodes of its buckets ({@link ClaimSubtree#buckets}). Immutable.
 */
public final class ClaimProofs {
    private final List<SumNode> buckets;

    /** Throws IllegalArgumentException unless there are 256, in order. */
    public ClaimProofs(List<SumNode> buckets) {
        if (buckets.size() != Buckets.COUNT) {
            throw new IllegalArgumentException("bucket nodes: expected 256, got " + buckets.size());
        }
        this.buckets = List.copyOf(buckets);
    }

    public SumNode root() {
        return Peaks.root(new SumNodes(), buckets);
    }

    /**
     * The proof of a provider's leaf; empty when he has none.
     *
     * @param bucket the leaves of the provider's bucket, ascending by address
     * @throws IllegalStateException when they are not the leaves of the first pass
     */
    public Optional<ProvenLeaf> proof(String provider, Iterator<Leaf> bucket) {
        SumNodes nodes = new SumNodes();
        Peaks<Traced<SumNode>> peaks = new Peaks<>(Traced.rule(nodes));
        Optional<Leaf> found = Optional.empty();
        while (bucket.hasNext()) {
            Leaf leaf = bucket.next();
            boolean isHis = leaf.provider().equals(provider);
            peaks.add(isHis ? Traced.start(nodes.leaf(leaf)) : Traced.other(nodes.leaf(leaf)));
            found = isHis ? Optional.of(leaf) : found;
        }
        int at = Buckets.of(provider);
        Traced<SumNode> top = peaks.root();
        if (!top.node().equals(buckets.get(at))) {
            throw new IllegalStateException(
                    "bucket %d: expected leaves of %s, got those of %s".formatted(at, buckets.get(at), top.node()));
        }
        return found.map(leaf -> {
            List<Sibling<SumNode>> path = new ArrayList<>(top.path().orElseThrow());
            path.addAll(Traced.path(nodes, buckets, at));
            return new ProvenLeaf(leaf, path.stream().map(ClaimProofs::step).toList());
        });
    }

    private static ProvenLeaf.Step step(Sibling<SumNode> sibling) {
        return new ProvenLeaf.Step(sibling.node().hash(), sibling.node().sum(), sibling.isLeft());
    }
}
