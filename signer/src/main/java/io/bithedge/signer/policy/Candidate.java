package io.bithedge.signer.policy;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.transaction.StacksTransaction;

/**
 * A transaction that the policy allows.
 *
 * @param essence hash of everything but nonce, fee and signature: account, payload, post-conditions
 * @param spendMicroStx the fee and what the origin may send
 * @param filler whether it is a transfer that only uses up the nonce
 * @param observation whether it says prices: newer ones may take its place
 * @param what shown to operators: `contract#function`, or the transfer
 */
public record Candidate(
        String role,
        StacksTransaction unsigned,
        long nonce,
        long feeMicroStx,
        long spendMicroStx,
        Bytes essence,
        boolean filler,
        boolean observation,
        String what) {}
