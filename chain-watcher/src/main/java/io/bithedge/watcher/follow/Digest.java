package io.bithedge.watcher.follow;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;

/** The rolling hash of what was published up to a block: 32 bytes. */
public record Digest(Bytes bytes) {
    public static final Digest ZERO = new Digest(Bytes.zeros(32));

    public Digest {
        if (bytes.size() != 32) {
            throw new IllegalArgumentException("digest: expected 32 bytes, got " + bytes.size());
        }
    }

    /** sha256(digest of the chain || digest of a contract's past): where the two become one. */
    public static Digest joined(Digest chain, Digest past) {
        return new Digest(Hashes.sha256(chain.bytes().concat(past.bytes())));
    }

    @Override
    public String toString() {
        return bytes.toPrefixedHex();
    }
}
