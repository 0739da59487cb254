package io.bithedge.stacks.signing;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.Optional;

/**
 * Messages that contracts check: quotes. The digest is sha256 of the value's consensus bytes, what
 * `(sha256 (unwrap-panic (to-consensus-buff? value)))` gives in a contract; the signature is r, s, recovery id.
 */
public final class StructuredMessage {
    private StructuredMessage() {}

    public static Bytes hash(ClarityValue message) {
        return Hashes.sha256(message.encode());
    }

    /** 65 bytes. */
    public static Bytes signRsv(Signer signer, ClarityValue message) {
        return signer.sign(hash(message)).toRsv();
    }

    /** 65 bytes over a digest made elsewhere. */
    public static Bytes signRsv(Signer signer, Bytes hash) {
        return signer.sign(hash).toRsv();
    }

    /** The compressed public key that signed; empty when the signature fits none. */
    public static Optional<Bytes> recover(Bytes hash, Bytes rsv) {
        return Secp256k1.recover(hash, RecoverableSignature.ofRsv(rsv), true);
    }
}
