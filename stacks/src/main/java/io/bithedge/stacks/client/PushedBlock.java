package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.transaction.TransactionOutline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A block as a node pushes it to its observers (`POST /new_block`), with the transactions that touch contracts of ours. Strangers'
 * transactions are looked at no further than to tell that they are strangers'. Source: the node's event dispatcher.
 */
public final class PushedBlock {
    private static final JsonShape TRANSACTION = JsonShape.of("txid", "tx_index", "status", "raw_result", "raw_tx");
    private static final JsonShape EVENT = JsonShape.of("txid", "event_index", "committed", "type")
            .with("contract_event", JsonShape.of("contract_identifier", "topic", "raw_value"));

    private static final long MOST_CHARACTERS = 32_000_000;

    private final BlockScan scan;
    private final JsonView head;
    private final List<Transaction> touching;
    private final Optional<ClientException> problem;
    private final long height;
    private final long burnBlockHeight;
    private final long blockTime;
    private final Bytes blockHash;
    private final Bytes indexBlockHash;
    private final Bytes parentIndexBlockHash;
    private final Bytes burnBlockHash;

    /** A transaction with its own events, in the order in which they happened. */
    public record Transaction(
            Txid txid, long index, String status, Bytes result, TransactionOutline outline, List<Event> events) {
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

    private record Numbered(long index, Event event) {}

    private PushedBlock(PushBody body, Predicate<String> ours) {
        this.scan = BlockScan.of(body, ours);
        this.head = scan.head();
        this.height = head.natural("block_height");
        this.burnBlockHeight = head.natural("burn_block_height");
        this.blockTime = head.time("block_time", "burn_block_time");
        this.blockHash = head.hash("block_hash");
        this.indexBlockHash = head.hash("index_block_hash");
        this.parentIndexBlockHash = head.hash("parent_index_block_hash");
        this.burnBlockHash = head.hash("burn_block_hash");
        List<Transaction> picked = new ArrayList<>();
        this.problem = scan.problem().or(() -> pick(body, ours, picked));
        this.touching = List.copyOf(picked);
    }

    /**
     * Reads a block twice: once for what touches a contract that `ours` names (as `S....name`), once for that. Throws
     * {@link ClientException.UnexpectedAnswer} when the head of the block cannot be read.
     */
    public static PushedBlock read(PushBody body, Predicate<String> ours) {
        return new PushedBlock(body, ours);
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

    /** Seconds since 1970. Blocks from before Nakamoto have no time of their own: then it is that of the burn block. */
    public long blockTime() {
        return blockTime;
    }

    /** All transactions of the block. */
    public int transactionCount() {
        return scan.transactionCount();
    }

    /** All events of the block. */
    public int eventCount() {
        return scan.eventCount();
    }

    /** Strangers' transactions whose bytes we cannot read, with what was wrong. They cannot have touched a contract of ours. */
    public Map<Txid, String> unread() {
        return Map.copyOf(scan.unread());
    }

    /**
     * The transactions that touch ours, in the block's order. Throws {@link ClientException.UnexpectedAnswer} when it cannot be
     * told which these are: when one of ours cannot be read, an event belongs to no transaction, or events are missing, because
     * the observer is registered for some only.
     */
    public List<Transaction> transactions() {
        if (problem.isPresent()) {
            throw problem.get();
        }
        return touching;
    }

    private Optional<ClientException> pick(PushBody body, Predicate<String> ours, List<Transaction> into) {
        Set<Txid> wanted = scan.touching();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        try {
            into.addAll(picked(body, ours, wanted));
            return Optional.empty();
        } catch (ClientException e) {
            return Optional.of(e);
        }
    }

    private static List<Transaction> picked(PushBody body, Predicate<String> ours, Set<Txid> wanted) {
        Weight weight = new Weight();
        List<JsonView> transactions = new ArrayList<>();
        Map<Txid, List<Numbered>> events = new HashMap<>();
        wanted.forEach(txid -> events.put(txid, new ArrayList<>()));
        JsonWalk.fields(
                BlockScan.REQUEST,
                body,
                Map.of(
                        "transactions",
                        (walk, key) -> walk.items(key, TRANSACTION, item -> {
                            if (wanted.contains(item.field("txid").asTxid())) {
                                weight.add(item, "raw_tx", "raw_result");
                                transactions.add(item);
                            }
                        }),
                        "events",
                        (walk, key) -> walk.items(key, EVENT, item -> {
                            List<Numbered> own = events.get(item.field("txid").asTxid());
                            if (own != null && isCommitted(item)) {
                                Event event = event(item, ours);
                                if (event instanceof Event.ContractLog log) {
                                    weight.add(item, log.value().size());
                                }
                                own.add(new Numbered(item.integer("event_index"), event));
                            }
                        })));
        return transactions.stream()
                .map(each -> transaction(each, events))
                .sorted(Comparator.comparingLong(Transaction::index))
                .toList();
    }

    private static Transaction transaction(JsonView json, Map<Txid, List<Numbered>> events) {
        Txid txid = json.field("txid").asTxid();
        return new Transaction(
                txid,
                json.integer("tx_index"),
                json.text("status"),
                json.field("raw_result").asBytes(),
                BlockScan.outline(json.field("raw_tx").asBytes())
                        .orElseThrow(
                                () -> json.refuse("raw_tx", "the bytes of a transaction that touched ours", "none")),
                // A node numbers the events of a block from 0 and lists them in any order.
                events.getOrDefault(txid, List.of()).stream()
                        .sorted(Comparator.comparingLong(Numbered::index))
                        .map(Numbered::event)
                        .toList());
    }

    /** How much of a block is held at once. A block of mainnet has 2 MB of transactions, and ours print less than they take. */
    private static final class Weight {
        private long characters;

        void add(JsonView json, String... fields) {
            for (String field : fields) {
                add(json, json.optional(field).map(JsonView::asText).orElse("").length());
            }
        }

        void add(JsonView json, int more) {
            characters += more;
            if (characters > MOST_CHARACTERS) {
                throw json.refuse("transactions", "at most " + MOST_CHARACTERS + " characters that touch ours", "more");
            }
        }
    }

    static boolean isCommitted(JsonView event) {
        return event.optional("committed").map(JsonView::asBool).orElse(true);
    }

    /** The print of a contract, when the event is one. */
    static Optional<JsonView> print(JsonView event) {
        return event.text("type").equals("contract_event") ? event.optional("contract_event") : Optional.empty();
    }

    /** What strangers printed beside ours is not kept: they may print more than memory holds. */
    private static Event event(JsonView event, Predicate<String> ours) {
        return print(event)
                .filter(print -> ours.test(print.text("contract_identifier")))
                .<Event>map(print -> new Event.ContractLog(
                        print.text("contract_identifier"),
                        print.text("topic"),
                        print.field("raw_value").asBytes()))
                .orElseGet(() -> new Event.Other(event.text("type")));
    }
}
