package io.bithedge.stacks.remote;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.util.Optional;

/** What a signer process can be asked. There is no request for a signature over a digest: it signs what it understands. */
public sealed interface SignerRequest {
    /** The first of a connection. */
    record Hello(int version) implements SignerRequest {}

    record Accounts() implements SignerRequest {}

    /**
     * A transaction of the role's account.
     *
     * @param unsigned the wire form with 65 zero bytes for the signature
     * @param replaces the transaction last signed for this nonce, when this one is to take its place
     */
    record Sign(String role, Bytes unsigned, Optional<Txid> replaces) implements SignerRequest {}

    /**
     * A firm quote, by the quoter's key.
     *
     * @param message consensus bytes of the tuple that the registry hashes: the terms with domain, registry and chain
     */
    record SignQuote(Bytes message) implements SignerRequest {}

    record Status() implements SignerRequest {}
}
