package io.bithedge.stacks.signing;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.WireWriter;
import java.math.BigInteger;

/** An ECDSA signature with the id (0..3) that tells which public key made it. */
public record RecoverableSignature(int recoveryId, BigInteger r, BigInteger s) {
    public static final int SIZE = 65;

    public RecoverableSignature {
        if (recoveryId < 0 || recoveryId > 3) {
            throw new IllegalArgumentException("a recovery id is 0..3, got " + recoveryId);
        }
        if (r.signum() < 0 || r.bitLength() > 256 || s.signum() < 0 || s.bitLength() > 256) {
            throw new IllegalArgumentException("r and s have 32 bytes");
        }
    }

    /** Recovery id first: the order of a transaction's spending condition. */
    public Bytes toVrs() {
        return new WireWriter().u8(recoveryId).integer(r, 32).integer(s, 32).toBytes();
    }

    /** Recovery id last: the order of `secp256k1-recover?` and `secp256k1-verify` in contracts. */
    public Bytes toRsv() {
        return new WireWriter().integer(r, 32).integer(s, 32).u8(recoveryId).toBytes();
    }

    public static RecoverableSignature ofVrs(Bytes vrs) {
        requireSize(vrs);
        return of(vrs.unsignedAt(0), vrs.slice(1, SIZE), 0);
    }

    public static RecoverableSignature ofRsv(Bytes rsv) {
        requireSize(rsv);
        return of(rsv.unsignedAt(SIZE - 1), rsv.slice(0, SIZE - 1), SIZE - 1);
    }

    private static RecoverableSignature of(int recoveryId, Bytes rs, int at) {
        if (recoveryId > 3) {
            throw MalformedException.at(at, Kind.OUT_OF_RANGE, "a recovery id of 0..3", recoveryId);
        }
        return new RecoverableSignature(
                recoveryId,
                new BigInteger(1, rs.slice(0, 32).toArray()),
                new BigInteger(1, rs.slice(32, 64).toArray()));
    }

    private static void requireSize(Bytes bytes) {
        if (bytes.size() != SIZE) {
            throw MalformedException.at(bytes.size(), Kind.BAD_LENGTH, "a signature of 65 bytes", bytes.size());
        }
    }
}
