package io.bithedge.watcher.follow;

import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.BlockId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Computes the digest of a block:
 *
 * <pre>sha256(digest of the parent || index block hash || for each event in order: txid || ordinal || raw)</pre>
 *
 * Hash and txid are 32 bytes, the ordinal is 4 bytes big-endian, raw is the consensus form of the print, which tells its own
 * length. A block without events still changes the digest, so equal digests mean equal chains. One instance per block.
 */
public final class RollingDigest {
    private final MessageDigest sha256;

    public RollingDigest(Digest parent, BlockId block) {
        sha256 = newSha256();
        sha256.update(parent.bytes().toArray());
        sha256.update(block.bytes().toArray());
    }

    public void add(String txid, int ordinal, Bytes raw) {
        sha256.update(Bytes.ofHex(txid).toArray());
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(ordinal).flip());
        sha256.update(raw.toArray());
    }

    /** Ends the block. */
    public Digest finish() {
        return new Digest(Bytes.copyOf(sha256.digest()));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
