package io.bithedge.ledger.claim;

import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.merkle.NodeRule;
import io.bithedge.ledger.merkle.Sha256;
import java.util.Arrays;

/**
 * The nodes of the Merkle sum tree; a leaf and a node can never be taken for each other. For one thread.
 *
 * <pre>
 * leaf hash = sha256(0x00 ++ consensus-buff(leaf))                leaf sum = weight of the epoch, 0 when it has none
 * node hash = sha256(0x01 ++ l.hash ++ buff(l.sum) ++ r.hash ++ buff(r.sum)),     sum = l.sum + r.sum
 * leaf      = { provider, token, tier, epoch, opening, settled-burden, settled-premium, weights: (list 400 { epoch, weight }) }
 * </pre>
 *
 * consensus-buff and buff are {@code to-consensus-buff?} of Clarity; a sum is a uint, 17 bytes.
 */
public final class SumNodes implements NodeRule<SumNode> {
    private static final SumNode EMPTY = new SumNode(Hash32.ZERO, 0);
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final Sha256 sha = new Sha256();
    private final PrincipalBytes principals = new PrincipalBytes(sha);
    private final ClarityBytes out = new ClarityBytes();

    /** Throws IllegalArgumentException when the provider is no Stacks address. */
    public SumNode leaf(Leaf leaf) {
        out.clear();
        out.raw(LEAF);
        write(leaf);
        return new SumNode(hash(), leaf.sum());
    }

    /** What the hash of a leaf is of: {@code 0x00} and {@link #serialize}. */
    public byte[] preimage(Leaf leaf) {
        out.clear();
        out.raw(LEAF);
        write(leaf);
        return Arrays.copyOf(out.array(), out.length());
    }

    /** The consensus serialisation of a leaf: what {@code to-consensus-buff?} gives in the vault. */
    public byte[] serialize(Leaf leaf) {
        out.clear();
        write(leaf);
        return Arrays.copyOf(out.array(), out.length());
    }

    /** Throws ArithmeticException when the sum reaches 2^63. */
    @Override
    public SumNode join(SumNode left, SumNode right) {
        out.clear();
        out.raw(NODE)
                .raw(left.hash().bytes())
                .uint(left.sum())
                .raw(right.hash().bytes())
                .uint(right.sum());
        return new SumNode(hash(), Math.addExact(left.sum(), right.sum()));
    }

    @Override
    public SumNode empty() {
        return EMPTY;
    }

    /** The fields ascend by name, as in every serialised tuple. */
    private void write(Leaf leaf) {
        EpochWeights weights = leaf.weights();
        out.tuple(8);
        out.field("epoch").uint(leaf.epoch());
        out.field("opening").uint(leaf.opening());
        out.field("provider").raw(principals.of(leaf.provider()));
        out.field("settled-burden").uint(leaf.settledBurden());
        out.field("settled-premium").uint(leaf.settledPremium());
        out.field("tier").ascii(leaf.book().tier().chainName());
        out.field("token").ascii(leaf.book().token().name());
        out.field("weights").list(weights.size());
        for (int i = 0; i < weights.size(); i++) {
            out.tuple(2);
            out.field("epoch").uint(weights.epochAt(i));
            out.field("weight").uint(weights.weightAt(i));
        }
    }

    private Hash32 hash() {
        return Hash32.of(sha.ofFirst(out.array(), out.length()));
    }
}
