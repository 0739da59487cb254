package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * `extended/v3`, since version 9 of the API. Lists come in pages behind a cursor; only what is canonical or waits in the mempool is
 * known. Source: src/api/routes/v3 of the API.
 */
final class RoutesV3 implements TransactionRoutes {
    private static final String ROOT = "extended/v3/";

    private final RouteReader reader;

    RoutesV3(RouteReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<List<BlockTransaction>> ofBlock(Bytes indexBlockHash) {
        String path = ROOT + "blocks/" + indexBlockHash.toPrefixedHex() + "/transactions";
        // Newest first: the last of the block leads the list.
        return all(path, ApiClient.MAX_TRANSACTIONS, BlockTransaction::ofV3)
                .map(list -> list.stream()
                        .sorted(Comparator.comparingLong(BlockTransaction::txIndex))
                        .toList());
    }

    @Override
    public Optional<ApiTransaction> transaction(Txid txid) {
        return reader.find(
                ROOT + "transactions/" + txid.prefixedHex(),
                Map.of("include", "result,function_args"),
                ApiTransaction::ofV3);
    }

    @Override
    public Optional<List<ChainEvent>> events(Txid txid, Predicate<String> told) {
        String path = ROOT + "transactions/" + txid.prefixedHex() + "/events";
        return all(
                path, ApiClient.MAX_EVENTS, json -> ChainEvent.ofV3(txid, json).told(told));
    }

    @Override
    public AddressNonces nonces(StacksAddress account) {
        return AddressNonces.ofV3(reader.require(ROOT + "principals/" + account + "/nonces", Map.of()));
    }

    /** Every page; the first of a page is where the cursor before it pointed to. */
    private <T> Optional<List<T>> all(String path, int limit, Function<JsonView, T> read) {
        PagedList<T> all = new PagedList<>("GET /" + path);
        Map<String, String> query = new HashMap<>(Map.of("limit", String.valueOf(limit)));
        while (true) {
            Optional<JsonView> page = reader.find(path, query, Function.identity());
            if (page.isEmpty()) {
                return Optional.empty();
            }
            List<JsonView> results = page.get().field("results").asList();
            results.stream().map(read).forEach(all::add);
            Optional<String> next = page.get().field("cursor").optional("next").map(JsonView::asText);
            if (results.isEmpty() || next.isEmpty()) {
                return Optional.of(all.items());
            }
            if (next.get().equals(query.put("cursor", next.get()))) {
                throw page.get().refuse("cursor.next", "another page than this one", next.get());
            }
        }
    }
}
