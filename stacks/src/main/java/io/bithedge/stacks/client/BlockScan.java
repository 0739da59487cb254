package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.transaction.TransactionOutline;
import io.bithedge.stacks.transaction.TransactionOutline.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first look at a pushed block: its head, and which of its transactions touch contracts of ours. Of everything else it keeps
 * no more than a count, so that memory follows the number of transactions and not the size of the push.
 */
final class BlockScan {
    static final String REQUEST = "POST /new_block";

    /** Stands in place of the bytes of an operation that came in over the burn chain; it cannot call a contract. */
    private static final Bytes NO_TRANSACTION = Bytes.ofHex("00");

    /** A block of mainnet has 2 MB of transactions, of which none has less than 100 bytes. */
    static final int MOST_TRANSACTIONS = 100_000;

    /** A bit each: a number alone must not cost more memory than a block of so many events would. */
    static final int MOST_EVENTS = 16_000_000;

    private static final List<String> HEAD = List.of(
            "block_height",
            "burn_block_height",
            "block_time",
            "burn_block_time",
            "block_hash",
            "index_block_hash",
            "parent_index_block_hash",
            "burn_block_hash");

    private static final JsonShape TRANSACTION = JsonShape.of("txid", "raw_tx");
    private static final JsonShape EVENT = JsonShape.of("txid", "event_index", "committed", "type")
            .with("contract_event", JsonShape.of("contract_identifier"));

    private final Predicate<String> ours;
    private final ObjectNode head = JsonView.MAPPER.createObjectNode();
    private final Set<Txid> transactions = new HashSet<>();
    private final Set<Txid> called = new HashSet<>();
    private final Set<Txid> printed = new HashSet<>();
    private final Map<Txid, String> unread = new LinkedHashMap<>();
    private final Set<Txid> eventful = new HashSet<>();
    private final BitSet indexes = new BitSet();
    private boolean hasTransactions;
    private boolean hasEvents;
    private Optional<ClientException> problem = Optional.empty();

    private BlockScan(Predicate<String> ours) {
        this.ours = ours;
    }

    static BlockScan of(PushBody body, Predicate<String> ours) {
        BlockScan scan = new BlockScan(ours);
        Map<String, JsonWalk.Field> wanted = new HashMap<>();
        HEAD.forEach(key -> wanted.put(
                key, (walk, name) -> scan.head.set(name, walk.value(name).node())));
        wanted.put("transactions", (walk, key) -> {
            scan.hasTransactions = true;
            walk.items(key, TRANSACTION, item -> scan.guarded(() -> scan.transaction(item)));
        });
        wanted.put("events", (walk, key) -> {
            scan.hasEvents = true;
            walk.items(key, EVENT, item -> scan.guarded(() -> scan.event(item)));
        });
        JsonWalk.fields(REQUEST, body, wanted);
        scan.guarded(scan::requireWhole);
        return scan;
    }

    JsonView head() {
        return JsonView.of(REQUEST, head, "");
    }

    /** Why it is not known what the block holds of ours. */
    Optional<ClientException> problem() {
        return problem;
    }

    /** Those that call, deploy, or made print a contract of ours. */
    Set<Txid> touching() {
        Set<Txid> all = new HashSet<>(called);
        all.addAll(printed);
        return all;
    }

    /** Transactions of strangers whose bytes do not follow the protocol we know, with what was wrong. */
    Map<Txid, String> unread() {
        return unread;
    }

    int transactionCount() {
        return transactions.size();
    }

    int eventCount() {
        return indexes.cardinality();
    }

    /** What goes wrong inside the block leaves its head readable. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (ClientException e) {
            problem = problem.or(() -> Optional.of(e));
        }
    }

    private void transaction(JsonView json) {
        Txid txid = json.field("txid").asTxid();
        keep(transactions, txid, json);
        Bytes raw = json.field("raw_tx").asBytes();
        try {
            outline(raw).filter(this::isOurs).ifPresent(any -> called.add(txid));
        } catch (MalformedException | IllegalArgumentException e) {
            unread.put(txid, raw.size() + " bytes, " + e.getMessage());
        }
    }

    private static void keep(Set<Txid> kept, Txid txid, JsonView json) {
        if (kept.size() >= MOST_TRANSACTIONS && !kept.contains(txid)) {
            throw json.refuse("transactions", "at most " + MOST_TRANSACTIONS, "more");
        }
        kept.add(txid);
    }

    /** Empty for an operation of the burn chain. */
    static Optional<TransactionOutline> outline(Bytes raw) {
        return raw.equals(NO_TRANSACTION) ? Optional.empty() : Optional.of(TransactionOutline.of(raw));
    }

    private boolean isOurs(TransactionOutline outline) {
        return switch (outline.target()) {
            case Target.Call(String contract, String any) -> ours.test(contract);
            case Target.Deploy(String contract) -> ours.test(contract);
            case Target.NoContract() -> false;
        };
    }

    private void event(JsonView json) {
        long index = json.integer("event_index");
        if (index < 0 || index >= MOST_EVENTS || indexes.get((int) index)) {
            throw json.refuse("events", "each event_index once, from 0 to below " + MOST_EVENTS, "event " + index);
        }
        indexes.set((int) index);
        Txid txid = json.field("txid").asTxid();
        keep(eventful, txid, json);
        if (PushedBlock.isCommitted(json)
                && PushedBlock.print(json)
                        .map(print -> print.text("contract_identifier"))
                        .filter(ours)
                        .isPresent()) {
            printed.add(txid);
        }
    }

    private void requireWhole() {
        JsonView at = head();
        if (!hasTransactions || !hasEvents) {
            throw at.refuse(hasTransactions ? "events" : "transactions", "a value", "nothing");
        }
        if (problem.isPresent()) {
            return;
        }
        int missing = indexes.nextClearBit(0);
        if (missing < indexes.length()) {
            throw at.refuse(
                    "events",
                    "event " + missing + " (is the observer registered with events_keys = [\"*\"]?)",
                    "event " + indexes.nextSetBit(missing));
        }
        eventful.removeAll(transactions);
        if (!eventful.isEmpty()) {
            throw at.refuse("events", "an event of a transaction of the block", "one of " + first(eventful));
        }
        List<Txid> both = new ArrayList<>(unread.keySet());
        both.retainAll(printed);
        if (!both.isEmpty()) {
            throw at.refuse(
                    "transactions",
                    "a transaction that made our contract print",
                    first(both) + ": " + unread.get(first(both)));
        }
    }

    private static Txid first(Iterable<Txid> txids) {
        return txids.iterator().next();
    }
}
