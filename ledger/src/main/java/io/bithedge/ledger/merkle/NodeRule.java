package io.bithedge.ledger.merkle;

/** What the nodes of a tree are. */
public interface NodeRule<N> {
    /** The node above two. */
    N join(N left, N right);

    /** What stands for a bucket without leaves. */
    N empty();
}
