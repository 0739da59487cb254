package io.bithedge.ledger;

import java.util.ArrayList;
import java.util.List;

/** The Merkle root of one bucket over a stream of leaves: keeps one hash per level, as a binary counter keeps its digits. */
final class BucketHash {
    private final Sha256 sha;
    private final List<byte[]> peaks = new ArrayList<>();
    private long count;
    private String last = "";

    BucketHash(Sha256 sha) {
        this.sha = sha;
    }

    /** Ascending by address, weights above 0. */
    void add(String provider, long weight) {
        if (count > 0 && provider.compareTo(last) <= 0) {
            throw new IllegalArgumentException("expected an address above %s, got %s".formatted(last, provider));
        }
        last = provider;
        byte[] hash = sha.leaf(provider, weight);
        for (long carry = count; (carry & 1) == 1; carry >>= 1) {
            hash = sha.node(peaks.remove(peaks.size() - 1), hash);
        }
        peaks.add(hash);
        count++;
    }

    /** 32 zero bytes when nothing was added. */
    byte[] root() {
        if (peaks.isEmpty()) {
            return new byte[32];
        }
        byte[] hash = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            hash = sha.node(peaks.get(i), hash);
        }
        return hash;
    }
}
