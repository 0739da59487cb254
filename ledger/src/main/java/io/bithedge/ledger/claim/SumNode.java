package io.bithedge.ledger.claim;

import io.bithedge.ledger.Hash32;

/**
 * A node of the Merkle sum tree.
 *
 * @param sum of the weights of the leaves below it, sub-units, 0 to 2^63 - 1
 */
public record SumNode(Hash32 hash, long sum) {
    public SumNode {
        if (sum < 0) {
            throw new IllegalArgumentException("node %s: expected a sum of 0 to 2^63 - 1, got %d".formatted(hash, sum));
        }
    }
}
