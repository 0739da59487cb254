package io.bithedge.oracle.observe;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.FeeEstimate;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.math.BigInteger;

/** A node over HTTP. */
record NodeSending(NodeClient node) implements SendingPort {
    @Override
    public long nextNonce(Principal account) {
        return node.account(account).nonce();
    }

    /** The middle estimate, or the rate of a plain transfer; at least 1 micro-STX a byte. */
    @Override
    public BigInteger wantedFee(TransactionBuilder call) {
        int size = call.signedSize();
        BigInteger wanted = switch (node.estimateFee(call.payload(), size)) {
            case FeeEstimate.Estimated(BigInteger low, BigInteger middle, BigInteger high) -> middle;
            case FeeEstimate.Unavailable(String reason) ->
                BigInteger.valueOf(Math.multiplyExact(node.transferFeeRate(), (long) size));
        };
        return wanted.max(BigInteger.valueOf(size));
    }

    @Override
    public SubmitResult submit(StacksTransaction signed) {
        return node.submit(signed);
    }
}
