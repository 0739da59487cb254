package io.bithedge.submitter.port;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.submitter.value.SignerRole;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever holds the keys. Signatures are deterministic (RFC 6979): the same request gives the same bytes, also after a crash of
 * either side, and must be granted again.
 *
 * <p>What is asked for: calls of the commands' functions (vault, registry, oracle) in Deny mode, and fillers: a transfer of 1
 * micro-STX to another account of ours, where a nonce must be used up.
 */
public interface SigningPort {
    /**
     * Public keys of the accounts it signs for, 33 or 65 bytes each. Asked once when the agent starts; an exception makes the agent
     * start again later.
     */
    Map<SignerRole, Bytes> publicKeys();

    Outcome sign(SignRequest request);

    /**
     * One transaction to be signed.
     *
     * @param unsigned bound to nonce and fee, signature empty.
     * @param replaces the last transaction that was signed for this account and nonce: the same call for less, or whatever a filler
     *     displaces; empty when none was signed for this nonce.
     */
    record SignRequest(SignerRole role, StacksTransaction unsigned, Optional<Txid> replaces) {}

    /** What came of it. */
    sealed interface Outcome {
        /** The whole transaction with its signature. */
        record Signed(Bytes bytes, Txid txid) implements Outcome {}

        /** Against the policy; asking again changes nothing. The code is one word in capitals. */
        record Refused(String code, String message) implements Outcome {}

        /** No answer, or locked: ask the same again later. It may have been signed. */
        record Unavailable(String why) implements Outcome {}
    }
}
