package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A transaction as the API tells it; the status also in its own words. */
public record ApiTransaction(
        Txid txid,
        String sender,
        long nonce,
        BigInteger feeMicroStx,
        boolean sponsored,
        TransactionStatus status,
        String wireStatus,
        Call call,
        Standing standing) {
    /** What it does. */
    public sealed interface Call {
        record ContractCall(String contractId, String function, List<Bytes> arguments) implements Call {
            public ContractCall {
                arguments = List.copyOf(arguments);
            }
        }

        record Deploy(String contractId) implements Call {}

        record Transfer(String recipient, BigInteger amountMicroStx) implements Call {}

        record Other(String type) implements Call {}
    }

    /** Where it is. */
    public sealed interface Standing {
        record InMempool() implements Standing {}

        /** Out of the mempool; it may still be mined or come back. The replacement is empty when unknown. */
        record Dropped(String replacedBy) implements Standing {}

        /** In a block. `result` are the consensus bytes; `events` are the first of them as far as they came with it. */
        record Mined(
                boolean canonical,
                Bytes blockHash,
                long blockHeight,
                long blockTime,
                long burnBlockHeight,
                long txIndex,
                Bytes result,
                String vmError,
                long eventCount,
                List<ChainEvent> events)
                implements Standing {
            public Mined {
                events = List.copyOf(events);
            }
        }
    }

    /** The block part, when it is in one. */
    public Optional<Standing.Mined> mined() {
        return standing instanceof Standing.Mined mined ? Optional.of(mined) : Optional.empty();
    }

    static ApiTransaction of(JsonView json) {
        String wireStatus = json.text("tx_status");
        return new ApiTransaction(
                json.field("tx_id").asTxid(),
                json.text("sender_address"),
                json.integer("nonce"),
                json.amount("fee_rate"),
                json.bool("sponsored"),
                TransactionStatus.ofWireName(wireStatus),
                wireStatus,
                call(json, json.text("tx_type")),
                standing(json, wireStatus));
    }

    /** The form of `extended/v3/transactions/{id}`; its events are asked for by themselves. */
    static ApiTransaction ofV3(JsonView json) {
        String wireStatus = json.text("status");
        return new ApiTransaction(
                json.field("tx_id").asTxid(),
                json.field("sender").text("address"),
                json.field("sender").integer("nonce"),
                json.amount("fee_rate"),
                json.optional("sponsor").isPresent(),
                TransactionStatus.ofWireName(wireStatus),
                wireStatus,
                call(json, json.text("type")),
                standingV3(json, wireStatus));
    }

    /** What it does stands beside its type in both generations, but for the recipient. */
    static Call call(JsonView json, String type) {
        return switch (type) {
            case "contract_call" -> contractCall(json.field("contract_call"));
            case "smart_contract" ->
                new Call.Deploy(json.field("smart_contract").text("contract_id"));
            case "token_transfer" -> {
                JsonView transfer = json.field("token_transfer");
                String recipient = transfer.optional("recipient_address")
                        .orElseGet(() -> transfer.field("recipient"))
                        .asText();
                yield new Call.Transfer(recipient, transfer.amount("amount"));
            }
            default -> new Call.Other(type);
        };
    }

    private static Call contractCall(JsonView call) {
        List<Bytes> arguments = call.optional("function_args").map(JsonView::asList).orElse(List.of()).stream()
                .map(argument -> argument.field("hex").asBytes())
                .toList();
        return new Call.ContractCall(call.text("contract_id"), call.text("function_name"), arguments);
    }

    private static Optional<Standing> inNoBlock(JsonView json, String wireStatus) {
        if (wireStatus.equals("pending")) {
            return Optional.of(new Standing.InMempool());
        }
        return wireStatus.startsWith("dropped_")
                ? Optional.of(new Standing.Dropped(
                        json.optional("replaced_by_tx_id").map(JsonView::asText).orElse("")))
                : Optional.empty();
    }

    private static Standing standing(JsonView json, String wireStatus) {
        return inNoBlock(json, wireStatus).orElseGet(() -> mined(json));
    }

    /** Only canonical blocks are known to these routes. */
    private static Standing standingV3(JsonView json, String wireStatus) {
        return inNoBlock(json, wireStatus).orElseGet(() -> {
            JsonView block = json.field("block");
            return new Standing.Mined(
                    true,
                    block.hash("hash"),
                    block.integer("height"),
                    block.integer("time"),
                    json.field("bitcoin_block").integer("height"),
                    block.integer("tx_index"),
                    json.field("result").field("hex").asBytes(),
                    json.optional("vm_error").map(JsonView::asText).orElse(""),
                    json.integer("event_count"),
                    List.of());
        });
    }

    private static Standing mined(JsonView json) {
        return new Standing.Mined(
                json.bool("canonical"),
                json.hash("block_hash"),
                json.integer("block_height"),
                json.time("block_time", "burn_block_time"),
                json.integer("burn_block_height"),
                json.integer("tx_index"),
                json.field("tx_result").field("hex").asBytes(),
                json.optional("vm_error").map(JsonView::asText).orElse(""),
                json.integer("event_count"),
                json.optional("events").map(JsonView::asList).orElse(List.of()).stream()
                        .map(ChainEvent::of)
                        .toList());
    }
}
