package io.bithedge.stacks.remote;

import io.bithedge.stacks.Bytes;

/** What became of a firm quote that a signer was given. */
public sealed interface QuoteSigning {
    /** Checked: 65 bytes, r, s, recovery id, of the quoter's key. */
    record Signed(Bytes signature) implements QuoteSigning {}

    /** The signer will not, and says why. */
    record Refused(String code, String message) implements QuoteSigning {}
}
