package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.math.BigInteger;

/** A transaction in the list of a block. What it returned is in the list of old APIs only. */
public record BlockTransaction(
        Txid txid,
        String sender,
        long nonce,
        BigInteger feeMicroStx,
        TransactionStatus status,
        String wireStatus,
        ApiTransaction.Call call,
        long txIndex,
        Outcome outcome) {
    /** What came of it. */
    public sealed interface Outcome {
        record Known(Bytes result, long eventCount) implements Outcome {}

        /** This answer leaves it out: ask {@link ApiClient#transaction}. */
        record Unknown() implements Outcome {}
    }

    /** The form of `extended/v2/blocks/{h}/transactions`. */
    static BlockTransaction ofV2(JsonView json) {
        ApiTransaction whole = ApiTransaction.of(json);
        ApiTransaction.Standing.Mined mined =
                whole.mined().orElseThrow(() -> json.refuse("tx_status", "a mined transaction", whole.wireStatus()));
        return new BlockTransaction(
                whole.txid(),
                whole.sender(),
                whole.nonce(),
                whole.feeMicroStx(),
                whole.status(),
                whole.wireStatus(),
                whole.call(),
                mined.txIndex(),
                new Outcome.Known(mined.result(), mined.eventCount()));
    }

    /** The form of `extended/v3/blocks/{h}/transactions`. */
    static BlockTransaction ofV3(JsonView json) {
        String status = json.text("status");
        return new BlockTransaction(
                json.field("tx_id").asTxid(),
                json.field("sender").text("address"),
                json.field("sender").integer("nonce"),
                json.amount("fee_rate"),
                TransactionStatus.ofWireName(status),
                status,
                ApiTransaction.call(json, json.text("type")),
                json.field("block").integer("tx_index"),
                new Outcome.Unknown());
    }
}
