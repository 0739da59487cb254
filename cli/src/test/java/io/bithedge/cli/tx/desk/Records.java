package io.bithedge.cli.tx.desk;

import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionState;
import java.nio.ByteBuffer;
import java.util.List;

/** Records as the submitter writes them. */
final class Records {
    private Records() {}

    static SubmittedTransaction.Builder of(String signer, String commandId, TransactionState state) {
        return SubmittedTransaction.newBuilder()
                .setSigner(signer)
                .setCommandId(commandId)
                .setState(state)
                .setReason("")
                .setAddress("ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM")
                .setNonce(0)
                .setFee(0)
                .setTxid("")
                .setSignedTransaction(ByteBuffer.allocate(0))
                .setContract("")
                .setFunction("")
                .setChangedAtMs(1_000);
    }

    /** Bound to nonce 17 for 2,500 micro-STX. */
    static SubmittedTransaction.Builder signed(String commandId, TransactionState state, String txid) {
        return of("keeper", commandId, state)
                .setNonce(17)
                .setFee(2_500)
                .setTxid(txid)
                .setContract("ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM.policy-registry")
                .setFunction("process-expirations");
    }

    static TransactionHistory history(SubmittedTransaction.Builder... records) {
        return new TransactionHistory(List.of(records).stream()
                .map(SubmittedTransaction.Builder::build)
                .toList());
    }
}
