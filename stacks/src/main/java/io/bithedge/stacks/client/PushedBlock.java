package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block as a node pushes it to its observers (`POST /new_block`). Its head is checked when it is made, what is in it when
 * {@link #transactions} reads it. Source: the node's event dispatcher.
 */
public final class PushedBlock {
    private final JsonView json;
    private final long height;
    private final long burnBlockHeight;
    private final long blockTime;
    private final Bytes blockHash;
    private final Bytes indexBlockHash;
    private final Bytes parentIndexBlockHash;
    private final Bytes burnBlockHash;

    /** A transaction with its own events, in the order in which they happened. `raw` are the signed bytes. */
    public record Transaction(Txid txid, long index, String status, Bytes result, Bytes raw, List<Event> events) {
        public Transaction {
            events = List.copyOf(events);
        }
    }

    /** One effect. */
    public sealed interface Event {
        /** What a contract printed, as consensus bytes. */
        record ContractLog(String contractId, String topic, Bytes value) implements Event {}

        /** Transfers, mints, locks, and types that came after this was written. */
        record Other(String type) implements Event {}
    }

    private record Numbered(long index, Txid txid, Event event) {}

    private PushedBlock(JsonView json) {
        this.json = json;
        this.height = json.integer("block_height");
        this.burnBlockHeight = json.integer("burn_block_height");
        this.blockTime = json.integer("block_time");
        this.blockHash = json.hash("block_hash");
        this.indexBlockHash = json.hash("index_block_hash");
        this.parentIndexBlockHash = json.hash("parent_index_block_hash");
        this.burnBlockHash = json.hash("burn_block_hash");
    }

    /** Throws {@link ClientException.UnexpectedAnswer} when the head of the block cannot be read. */
    public static PushedBlock parse(String body) {
        return new PushedBlock(JsonView.parse("POST /new_block", body));
    }

    public long height() {
        return height;
    }

    public Bytes blockHash() {
        return blockHash;
    }

    public Bytes indexBlockHash() {
        return indexBlockHash;
    }

    public Bytes parentIndexBlockHash() {
        return parentIndexBlockHash;
    }

    public Bytes burnBlockHash() {
        return burnBlockHash;
    }

    public long burnBlockHeight() {
        return burnBlockHeight;
    }

    /** Seconds since 1970. */
    public long blockTime() {
        return blockTime;
    }

    /**
     * All transactions in the block's order. Throws {@link ClientException.UnexpectedAnswer} when one cannot be read, when an
     * event belongs to none of them, or when events are missing: then the observer is registered for some events only.
     */
    public List<Transaction> transactions() {
        Map<Txid, List<Event>> events = new LinkedHashMap<>();
        List<JsonView> listed = json.field("transactions").asList();
        listed.forEach(each -> events.put(each.field("txid").asTxid(), new ArrayList<>()));
        for (Numbered numbered : committedEvents()) {
            List<Event> own = events.get(numbered.txid());
            if (own == null) {
                throw json.refuse("events", "an event of a transaction of the block", "one of " + numbered.txid());
            }
            own.add(numbered.event());
        }
        return listed.stream()
                .map(each -> transaction(each, events))
                .sorted(Comparator.comparingLong(Transaction::index))
                .toList();
    }

    private static Transaction transaction(JsonView json, Map<Txid, List<Event>> events) {
        Txid txid = json.field("txid").asTxid();
        return new Transaction(
                txid,
                json.integer("tx_index"),
                json.text("status"),
                json.field("raw_result").asBytes(),
                json.field("raw_tx").asBytes(),
                events.getOrDefault(txid, List.of()));
    }

    /** A node numbers the events of a block from 0 and lists them in any order. */
    private List<Numbered> committedEvents() {
        List<JsonView> listed = new ArrayList<>(json.field("events").asList());
        listed.sort(Comparator.comparingLong(event -> event.integer("event_index")));
        List<Numbered> committed = new ArrayList<>();
        for (int index = 0; index < listed.size(); index++) {
            JsonView event = listed.get(index);
            if (event.integer("event_index") != index) {
                throw json.refuse(
                        "events",
                        "event " + index + " (is the observer registered with events_keys = [\"*\"]?)",
                        "event " + event.integer("event_index"));
            }
            if (event.optional("committed").map(JsonView::asBool).orElse(true)) {
                committed.add(new Numbered(index, event.field("txid").asTxid(), event(event)));
            }
        }
        return committed;
    }

    private static Event event(JsonView event) {
        String type = event.text("type");
        Optional<JsonView> log = type.equals("contract_event") ? event.optional("contract_event") : Optional.empty();
        return log.<Event>map(body -> new Event.ContractLog(
                        body.text("contract_identifier"),
                        body.text("topic"),
                        body.field("raw_value").asBytes()))
                .orElse(new Event.Other(type));
    }
}
