package io.bithedge.watcher.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceTip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@link FakeChain} behind the HTTP shapes of node and API, and a schema registry beside it. The API has the routes from before its
 * version 9, or, of those that this version wrote anew, only the new ones.
 */
public final class FakeServer implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MAX_TRANSACTIONS = 50;
    private static final int MAX_EVENTS = 100;
    private static final String ZEROS = "00".repeat(32);

    private final FakeChain chain;
    private final boolean isV3;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<String> schemas = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> unwritable = new HashSet<>();
    private volatile boolean hasLogs = true;
    private volatile Refusal refusal = new Refusal(200, "");

    private record Refusal(int status, String retryAfter) {}

    private record Answer(int status, Map<String, Object> json) {}

    public FakeServer(FakeChain chain) throws IOException {
        this(chain, false);
    }

    public FakeServer(FakeChain chain, boolean isV3) throws IOException {
        this.chain = chain;
        this.isV3 = isV3;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(executor);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers everything with a status from now on, and with a `retry-after` unless that is empty; 200 ends it. */
    public void refuse(int status, String retryAfter) {
        refusal = new Refusal(status, retryAfter);
    }

    /** The events of this transaction cannot be written any more by the routes of version 9: a stranger named a name that is too long. */
    public synchronized void failEvents(String txid) {
        unwritable.add(txid);
    }

    /** From now on contracts have no logs, as on an API that is older than these. */
    public void forgetLogs() {
        hasLogs = false;
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            requests.incrementAndGet();
            Refusal refused = refusal;
            Answer answer = refused.status() == 200
                    ? answer(exchange.getRequestURI(), request)
                    : new Answer(refused.status(), Map.of("error", "refused"));
            if (!refused.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("retry-after", refused.retryAfter());
            }
            byte[] body = MAPPER.writeValueAsBytes(answer.json());
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(URI uri, byte[] request) {
        String path = uri.getPath();
        String[] parts = path.split("/", -1);
        Map<String, String> query = query(uri);
        if (path.equals("/v2/info")) {
            return new Answer(200, info());
        }
        if (path.startsWith("/subjects/")) {
            return new Answer(200, Map.of("id", register(request)));
        }
        if (path.startsWith("/schemas/ids/")) {
            return new Answer(200, Map.of("schema", schema(Integer.parseInt(parts[3]))));
        }
        if (path.endsWith("/logs")) {
            return isV3 && hasLogs ? new Answer(200, logs(parts[4], query)) : noRoute(path);
        }
        if (path.startsWith("/extended/v3/")) {
            return isV3 ? v3(parts, query) : noRoute(path);
        }
        if (path.endsWith("/transactions")) {
            return isV3 ? gone() : found(chain.byId(new BlockId(parts[4])).map(block -> transactions(block, query)));
        }
        if (path.startsWith("/extended/v2/blocks/")) {
            return found((parts[4].startsWith("0x")
                            ? chain.byId(new BlockId(parts[4]))
                            : chain.canonicalAt(Long.parseLong(parts[4])))
                    .map(this::block));
        }
        return isV3
                ? gone()
                : found(chain.find(parts[4]).map(place -> transaction(place.block(), place.transaction(), query)));
    }

    private static Answer found(Optional<Map<String, Object>> json) {
        return json.map(body -> new Answer(200, body)).orElse(new Answer(404, Map.of("error", "not found")));
    }

    private static Answer noRoute(String path) {
        return new Answer(404, Map.of("message", "Route GET:" + path + " not found", "statusCode", 404));
    }

    private static Answer gone() {
        return new Answer(410, Map.of("error", "Gone", "message", "This endpoint has been disabled."));
    }

    /** Canonical blocks only, as the routes of version 9. */
    private Answer v3(String[] parts, Map<String, String> query) {
        if (parts[3].equals("blocks")) {
            return found(chain.byId(new BlockId(parts[4]))
                    .filter(block -> chain.isCanonical(block.id()))
                    .map(block -> transactionsV3(block, query)));
        }
        if (parts.length > 5 && isUnwritable(parts[4])) {
            return new Answer(
                    500, Map.of("statusCode", 500, "message", "The value of '#' does not match schema definition."));
        }
        return found(chain.find(parts[4])
                .filter(place -> chain.isCanonical(place.block().id()))
                .map(place -> parts.length > 5
                        ? eventsV3(place.transaction(), query)
                        : transactionV3(place.block(), place.transaction(), true)));
    }

    private synchronized boolean isUnwritable(String txid) {
        return unwritable.contains(txid);
    }

    /** All prints of a contract up to a place of the canonical chain, newest first; one page, which is enough here. */
    private Map<String, Object> logs(String contract, Map<String, String> query) {
        String[] cursor = query.getOrDefault("cursor", "").split(":", -1);
        List<Map<String, Object>> all = new ArrayList<>();
        for (FakeChain.FakeBlock block : chain.blocks()) {
            for (ChainTransaction transaction : block.transactions()) {
                boolean isBehind = block.block().height() > Long.parseLong(cursor[0])
                        || (block.block().height() == Long.parseLong(cursor[0])
                                && transaction.index() > Long.parseLong(cursor[2]));
                transaction.prints().stream()
                        .filter(print -> !isBehind && print.contract().equals(contract))
                        .forEach(print -> all.addFirst(log(transaction, print)));
            }
        }
        Map<String, Object> json = new HashMap<>(Map.of("limit", MAX_EVENTS, "total", all.size(), "results", all));
        json.put("prev_cursor", null);
        return json;
    }

    private Map<String, Object> transactionsV3(ChainBlock block, Map<String, String> query) {
        List<Map<String, Object>> all = chain.transactions(block).reversed().stream()
                .map(transaction -> transactionV3(block, transaction, false))
                .toList();
        return pageV3(all, query, MAX_TRANSACTIONS);
    }

    private static Map<String, Object> eventsV3(ChainTransaction transaction, Map<String, String> query) {
        Map<Integer, ChainPrint> prints = new HashMap<>();
        transaction.prints().forEach(print -> prints.put(print.ordinal(), print));
        List<Map<String, Object>> all = new ArrayList<>();
        for (int ordinal = 0; ordinal < transaction.eventCount(); ordinal++) {
            ChainPrint print = prints.get(ordinal);
            all.add(
                    print == null
                            ? Map.of("event_index", ordinal, "type", "event_of_tomorrow")
                            : Map.of(
                                    "event_index",
                                    ordinal,
                                    "type",
                                    "contract_log",
                                    "contract_log",
                                    Map.of(
                                            "contract_id",
                                            print.contract(),
                                            "topic",
                                            "print",
                                            "value",
                                            Map.of("hex", print.raw().toPrefixedHex()))));
        }
        return pageV3(all, query, MAX_EVENTS);
    }

    /** The cursor is the place in the list. */
    private static Map<String, Object> pageV3(List<Map<String, Object>> all, Map<String, String> query, int most) {
        int limit = Math.min(Integer.parseInt(query.get("limit")), most);
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        Map<String, Object> cursor = new HashMap<>();
        cursor.put("next", from + limit < all.size() ? Integer.toString(from + limit) : null);
        return Map.of(
                "total",
                all.size(),
                "limit",
                limit,
                "cursor",
                cursor,
                "results",
                all.stream().skip(from).limit(limit).toList());
    }

    private static Map<String, Object> transactionV3(ChainBlock block, ChainTransaction transaction, boolean whole) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tx_id", transaction.txid());
        json.put("sender", Map.of("address", transaction.sender(), "nonce", transaction.nonce()));
        json.put("fee_rate", Long.toString(transaction.fee()));
        json.put(
                "block",
                Map.of(
                        "height",
                        block.height(),
                        "hash",
                        block.blockHash(),
                        "index_hash",
                        block.id().hex(),
                        "time",
                        block.blockTime(),
                        "tx_index",
                        transaction.index()));
        json.put("bitcoin_block", Map.of("height", block.head().burnHeight(), "time", block.blockTime()));
        json.put("status", transaction.status());
        json.put("type", "contract_call");
        json.put(
                "contract_call",
                Map.of("contract_id", transaction.contract(), "function_name", transaction.function()));
        if (whole) {
            json.put("event_count", transaction.eventCount());
            json.put("result", Map.of("hex", transaction.result().toPrefixedHex()));
        }
        return json;
    }

    private Map<String, Object> info() {
        SourceTip tip = chain.tip();
        return Map.of(
                "network_id",
                2_147_483_648L,
                "server_version",
                "fake",
                "burn_block_height",
                tip.burnHeight(),
                "stacks_tip_height",
                tip.height(),
                "stacks_tip",
                ZEROS,
                "stacks_tip_consensus_hash",
                "00".repeat(20));
    }

    private Map<String, Object> block(ChainBlock block) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("canonical", chain.isCanonical(block.id()));
        json.put("height", block.height());
        json.put("hash", block.blockHash());
        json.put("block_time", block.blockTime());
        json.put("tenure_height", 1);
        json.put("index_block_hash", block.id().hex());
        json.put("parent_index_block_hash", block.head().parent().hex());
        json.put("burn_block_time", block.blockTime());
        json.put("burn_block_hash", block.burnBlockHash());
        json.put("burn_block_height", block.head().burnHeight());
        json.put("tx_count", chain.transactions(block).size());
        return json;
    }

    private Map<String, Object> transactions(ChainBlock block, Map<String, String> query) {
        List<ChainTransaction> all = chain.transactions(block);
        int limit = Math.min(Integer.parseInt(query.get("limit")), MAX_TRANSACTIONS);
        int offset = Integer.parseInt(query.get("offset"));
        List<Map<String, Object>> page = all.stream()
                .skip(offset)
                .limit(limit)
                .map(transaction -> transaction(block, transaction, Map.of()))
                .toList();
        return Map.of("limit", limit, "offset", offset, "total", all.size(), "results", page);
    }

    private Map<String, Object> transaction(ChainBlock block, ChainTransaction transaction, Map<String, String> query) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tx_id", transaction.txid());
        json.put("nonce", transaction.nonce());
        json.put("fee_rate", Long.toString(transaction.fee()));
        json.put("sender_address", transaction.sender());
        json.put("sponsored", false);
        json.put("tx_type", "contract_call");
        json.put(
                "contract_call",
                Map.of("contract_id", transaction.contract(), "function_name", transaction.function()));
        json.put("canonical", chain.isCanonical(block.id()));
        json.put("block_hash", block.blockHash());
        json.put("block_height", block.height());
        json.put("block_time", block.blockTime());
        json.put("burn_block_height", block.head().burnHeight());
        json.put("tx_index", transaction.index());
        json.put("tx_status", transaction.status());
        json.put("tx_result", Map.of("hex", transaction.result().toPrefixedHex()));
        json.put("event_count", transaction.eventCount());
        json.put("events", query.isEmpty() ? List.of() : events(transaction, query));
        return json;
    }

    private static Map<String, Object> log(ChainTransaction transaction, ChainPrint print) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("tx_id", transaction.txid());
        event.put("event_index", print.ordinal());
        event.put("event_type", "smart_contract_log");
        Map<String, String> value = Map.of("hex", print.raw().toPrefixedHex());
        event.put("contract_log", Map.of("contract_id", print.contract(), "topic", "print", "value", value));
        return event;
    }

    /** Between the prints stand transfers, as in a real transaction. */
    private static List<Map<String, Object>> events(ChainTransaction transaction, Map<String, String> query) {
        Map<Integer, ChainPrint> prints = new HashMap<>();
        transaction.prints().forEach(print -> prints.put(print.ordinal(), print));
        int offset = Integer.parseInt(query.get("event_offset"));
        int end = Math.min(transaction.eventCount(), offset + MAX_EVENTS);
        List<Map<String, Object>> events = new ArrayList<>();
        for (int ordinal = offset; ordinal < end; ordinal++) {
            ChainPrint print = prints.get(ordinal);
            events.add(print == null ? transfer(transaction, ordinal) : log(transaction, print));
        }
        return events;
    }

    private static Map<String, Object> transfer(ChainTransaction transaction, int ordinal) {
        Map<String, String> asset =
                Map.of("asset_event_type", "transfer", "sender", "a", "recipient", "b", "amount", "1");
        return Map.of("tx_id", transaction.txid(), "event_index", ordinal, "event_type", "stx_asset", "asset", asset);
    }

    private synchronized int register(byte[] request) {
        String schema = MAPPER.readTree(request).path("schema").stringValue();
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    private synchronized String schema(int id) {
        return schemas.get(id - 1);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getQuery() != null) {
            for (String pair : uri.getQuery().split("&", -1)) {
                int at = pair.indexOf('=');
                query.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
        return query;
    }
}
