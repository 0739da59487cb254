package io.bithedge.oracle.observe;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.math.BigInteger;

/** What a sending account asks of a node. */
interface SendingPort {
    /** The nonce behind the newest that is mined. */
    long nextNonce(Principal account);

    /** What the call should pay now, micro-STX. */
    BigInteger wantedFee(TransactionBuilder call);

    SubmitResult submit(StacksTransaction signed);
}
