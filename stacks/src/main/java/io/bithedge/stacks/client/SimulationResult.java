package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ChainEvent.Movement;
import java.util.List;

/** What a node says a signed transaction would do in a block of its own behind the node's tip. */
public sealed interface SimulationResult {
    /**
     * It was executed and undone again.
     *
     * @param tip the block it was executed behind.
     * @param result what the call returned, also when that was an `(err ..)`.
     * @param vmError the runtime error in the node's words; empty when there was none.
     * @param events in their order; none when a post-condition aborted it.
     */
    record Executed(
            Bytes tip, ClarityValue result, boolean abortedByPostCondition, String vmError, List<ChainEvent> events)
            implements SimulationResult {
        public Executed {
            events = List.copyOf(events);
        }
    }

    /** The node executes no such transaction (a wrong nonce, an unpayable fee, a bad signature), or is not set up to simulate. */
    record Refused(String why) implements SimulationResult {}

    /** The node does not know the route (before stacks-core 4.0.3), or not our authorization. */
    record NotOffered(String why) implements SimulationResult {}

    static Executed executed(JsonView json) {
        return new Executed(
                json.hash("tip_block_id"),
                result(json.field("result_hex")),
                json.bool("post_condition_aborted"),
                json.optional("vm_error").map(JsonView::asText).orElse(""),
                json.field("events").asList().stream()
                        .map(SimulationResult::event)
                        .toList());
    }

    private static ClarityValue result(JsonView hex) {
        try {
            return ClarityValue.decode(hex.asBytes());
        } catch (MalformedException e) {
            throw hex.refuse("result_hex", "a Clarity value", String.valueOf(e.getMessage()));
        }
    }

    /** The form in which a node sends events to its observers. */
    private static ChainEvent event(JsonView json) {
        Txid txid = json.field("txid").asTxid();
        long ordinal = json.integer("event_index");
        String type = json.text("type");
        return switch (type) {
            case "contract_event" -> {
                JsonView print = json.field(type);
                yield new ChainEvent.ContractLog(
                        txid,
                        ordinal,
                        print.text("contract_identifier"),
                        print.text("topic"),
                        print.field("raw_value").asBytes());
            }
            case "stx_transfer_event" -> {
                JsonView moved = json.field(type);
                yield new ChainEvent.Stx(txid, ordinal, transfer(moved), moved.amount("amount"));
            }
            case "ft_transfer_event" -> {
                JsonView moved = json.field(type);
                yield new ChainEvent.Fungible(
                        txid, ordinal, moved.text("asset_identifier"), transfer(moved), moved.amount("amount"));
            }
            default -> new ChainEvent.Other(txid, ordinal, type);
        };
    }

    private static Movement transfer(JsonView moved) {
        return new Movement.Transfer(moved.text("sender"), moved.text("recipient"));
    }
}
