package io.bithedge.watcher.follow;

import io.bithedge.stacks.Bytes;

/** The rolling hash of what was published up to a block: 32 bytes. */
public record Digest(Bytes bytes) {
    public static final Digest ZERO = new Digest(Bytes.zeros(32));

    public Digest {
        if (bytes.size() != 32) {
            throw new IllegalArgumentException("digest: expected 32 bytes, got " + bytes.size());
        }
    }
}
