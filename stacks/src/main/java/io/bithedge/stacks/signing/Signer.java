package io.bithedge.stacks.signing;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;

/** Something that holds a key and signs digests with it: a key in memory, or later a remote device. */
public interface Signer {
    /** 33 bytes when the account is of the compressed key, 65 when of the uncompressed one. */
    Bytes publicKey();

    /** Signs 32 bytes as they are: RFC 6979 nonce, low S. */
    RecoverableSignature sign(Bytes digest);

    default StacksAddress address(Network network) {
        return StacksAddress.ofPublicKey(publicKey(), network);
    }

    default boolean isCompressed() {
        return publicKey().size() == 33;
    }
}
