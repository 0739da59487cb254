package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A Hiro-compatible API. Thread-safe. Every method may throw a {@link ClientException}; what the API does not know (404)
 * is empty. Limits above the API's own maximum are answered with 400.
 */
public final class ApiClient implements AutoCloseable {
    public static final int MAX_BLOCKS = 30;
    public static final int MAX_TRANSACTIONS = 50;
    public static final int MAX_EVENTS = 100;
    public static final int MAX_CONTRACT_EVENTS = 50;

    private static final int NOT_FOUND = 404;

    private final HttpLink link;

    public ApiClient(ClientOptions options) {
        this(options, Pause.SLEEP, () -> ThreadLocalRandom.current().nextLong());
    }

    ApiClient(ClientOptions options, Pause pause, RandomGenerator random) {
        this.link = new HttpLink(options, pause, random);
    }

    /** Canonical blocks, newest first. */
    public Page<Block> blocks(int limit, long offset) {
        return Page.of(
                link.get("extended/v2/blocks", paging(limit, offset))
                        .requireSuccess()
                        .json(),
                Block::of);
    }

    public Optional<Block> blockByHeight(long height) {
        return found("extended/v2/blocks/" + height, Map.of(), Block::of);
    }

    /** Also finds orphans, with `canonical` false. */
    public Optional<Block> blockByHash(Bytes indexBlockHash) {
        return found("extended/v2/blocks/" + indexBlockHash.toPrefixedHex(), Map.of(), Block::of);
    }

    public Optional<Block> latestBlock() {
        return found("extended/v2/blocks/latest", Map.of(), Block::of);
    }

    /** One page of a block's transactions, without their events; empty when the block is unknown. */
    public Optional<Page<ApiTransaction>> blockTransactions(Bytes indexBlockHash, int limit, long offset) {
        String path = "extended/v2/blocks/" + indexBlockHash.toPrefixedHex() + "/transactions";
        return found(path, paging(limit, offset), json -> Page.of(json, ApiTransaction::of));
    }

    /** All transactions of a block, page by page, as the API orders them; empty when the block is unknown. */
    public Optional<List<ApiTransaction>> allBlockTransactions(Bytes indexBlockHash) {
        List<ApiTransaction> all = new ArrayList<>();
        while (true) {
            Optional<Page<ApiTransaction>> page = blockTransactions(indexBlockHash, MAX_TRANSACTIONS, all.size());
            if (page.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(page.get().results());
            if (page.get().results().isEmpty() || all.size() >= page.get().total()) {
                return Optional.of(all);
            }
        }
    }

    /** A transaction with its first 100 events. */
    public Optional<ApiTransaction> transaction(Txid txid) {
        return transaction(txid, MAX_EVENTS, 0);
    }

    public Optional<ApiTransaction> transaction(Txid txid, int eventLimit, long eventOffset) {
        Map<String, String> query =
                Map.of("event_limit", String.valueOf(eventLimit), "event_offset", String.valueOf(eventOffset));
        return found("extended/v1/tx/" + txid.prefixedHex(), query, ApiTransaction::of);
    }

    /** All events of a mined transaction in order; empty when it is unknown or not in a block. */
    public Optional<List<ChainEvent>> allEvents(Txid txid) {
        List<ChainEvent> all = new ArrayList<>();
        while (true) {
            Optional<ApiTransaction.Standing.Mined> page =
                    transaction(txid, MAX_EVENTS, all.size()).flatMap(ApiTransaction::mined);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(page.get().events());
            if (page.get().events().isEmpty() || all.size() >= page.get().eventCount()) {
                return Optional.of(all);
            }
        }
    }

    public AddressNonces nonces(Principal principal) {
        return AddressNonces.of(link.get("extended/v1/address/" + principal + "/nonces", Map.of())
                .requireSuccess()
                .json());
    }

    /** A contract's prints, newest first; pages shift while blocks come in. */
    public Page<ChainEvent> contractEvents(Principal.Contract contract, int limit, long offset) {
        return Page.of(
                link.get("extended/v1/contract/" + contract + "/events", paging(limit, offset))
                        .requireSuccess()
                        .json(),
                ChainEvent::of);
    }

    private <T> Optional<T> found(String path, Map<String, String> query, Function<JsonView, T> read) {
        HttpAnswer answer = link.get(path, query);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(read.apply(answer.requireSuccess().json()));
    }

    private static Map<String, String> paging(int limit, long offset) {
        return Map.of("limit", String.valueOf(limit), "offset", String.valueOf(offset));
    }

    @Override
    public void close() {
        link.close();
    }
}
