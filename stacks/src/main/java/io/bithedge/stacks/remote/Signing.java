package io.bithedge.stacks.remote;

import io.bithedge.stacks.transaction.StacksTransaction;

/** What became of a transaction that a signer was given. */
public sealed interface Signing {
    /** Checked: it is the transaction that was given, with a valid signature of its account. */
    record Signed(StacksTransaction transaction) implements Signing {}

    /** The signer will not, and says why. */
    record Refused(String code, String message) implements Signing {}
}
