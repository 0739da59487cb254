package io.bithedge.ledger.claim;

import io.bithedge.ledger.Book;
import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.ledger.merkle.Peaks;
import io.bithedge.ledger.merkle.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Merkle sum tree over the leaves of a book, all in memory: for replay, for tests, for a book of some thousands. A
 * {@link ClaimSubtree} works the same root out from a stream of leaves.
 *
 * <pre>
 * bucket = first byte of sha256(address as text), 256 of them; inside, leaves ascending by the bytes of the address
 * an odd node moves up as it is; an empty bucket is (32 zero bytes, 0)
 * root   = full binary tree over the 256 buckets; its sum is the weight W of the epoch
 * </pre>
 *
 * Leaves and nodes: {@link SumNodes}. Immutable: many threads may ask one tree for proofs.
 */
public final class ClaimTree {
    private final SortedMap<String, Leaf> leaves = new TreeMap<>();
    private final List<List<Leaf>> buckets = new ArrayList<>();
    private final ClaimProofs proofs;

    private ClaimTree(Collection<Leaf> given) {
        given.forEach(leaf -> leaves.put(leaf.provider(), leaf));
        for (int i = 0; i < Buckets.COUNT; i++) {
            buckets.add(new ArrayList<>());
        }
        Sha256 sha = new Sha256();
        leaves.forEach(
                (provider, leaf) -> buckets.get(Buckets.of(sha, provider)).add(leaf));
        SumNodes nodes = new SumNodes();
        proofs = new ClaimProofs(buckets.stream()
                .map(bucket ->
                        Peaks.root(nodes, bucket.stream().map(nodes::leaf).toList()))
                .toList());
    }

    /** In any order, one a provider. Throws IllegalArgumentException when one of them is no Stacks address. */
    public static ClaimTree of(Collection<Leaf> leaves) {
        return new ClaimTree(leaves);
    }

    /** The leaves with which {@code epoch} opens: the book was weighed at the closing of the epoch before, and not since. */
    public static ClaimTree of(Book book, long epoch) {
        return of(book.providers().stream()
                .flatMap(provider ->
                        Leaf.of(
                                book.state().book(),
                                provider,
                                book.account(provider).atOpening(epoch))
                                .stream())
                .toList());
    }

    public SumNode root() {
        return proofs.root();
    }

    /** Ascending by address. */
    public List<Leaf> leaves() {
        return List.copyOf(leaves.values());
    }

    /** Empty for a provider without a leaf. */
    public Optional<ProvenLeaf> proof(String provider) {
        return leaves.containsKey(provider)
                ? proofs.proof(provider, buckets.get(Buckets.of(provider)).iterator())
                : Optional.empty();
    }

    /** The order in which {@link ClaimSubtree} takes leaves. */
    public static Comparator<Leaf> byBucketAndAddress() {
        return Comparator.<Leaf>comparingInt(leaf -> Buckets.of(leaf.provider()))
                .thenComparing(Leaf::provider);
    }
}
