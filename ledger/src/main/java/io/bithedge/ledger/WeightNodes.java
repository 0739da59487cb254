package io.bithedge.ledger;

import io.bithedge.ledger.merkle.NodeRule;
import io.bithedge.ledger.merkle.Sha256;

/** The hashes of the weight tree: a leaf and a node can never be taken for each other. */
final class WeightNodes implements NodeRule<byte[]> {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final Sha256 sha = new Sha256();

    /** {@code sha256(0x00 || address || weight as 8 bytes, big endian)}. */
    byte[] leaf(String provider, long weight) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (weight >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        return sha.of(LEAF, Sha256.ascii(provider), bytes);
    }

    /** {@code sha256(0x01 || left || right)}. */
    @Override
    public byte[] join(byte[] left, byte[] right) {
        return sha.of(NODE, left, right);
    }

    @Override
    public byte[] empty() {
        return new byte[32];
    }
}
