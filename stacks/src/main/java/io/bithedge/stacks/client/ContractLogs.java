package io.bithedge.stacks.client;

import io.bithedge.stacks.Txid;
import io.bithedge.stacks.client.ChainEvent.ContractLog;
import io.bithedge.stacks.client.TransactionRoutes.NoRoute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one contract printed, newest first, behind a cursor that names a place in the chain. Since version 9 of the API, which tells it
 * whatever strangers did in the same transaction. Source: src/api/routes/v2/smart-contracts.ts of the API.
 */
final class ContractLogs {
    /** Stands for no microblock, and for behind every event: the highest number that the API takes. */
    private static final int HIGHEST = Integer.MAX_VALUE;

    private final RouteReader reader;

    ContractLogs(RouteReader reader) {
        this.reader = reader;
    }

    /** Of a transaction on the canonical chain, in order; empty when it has none there. */
    List<ContractLog> of(String contract, long blockHeight, BlockTransaction transaction) {
        try {
            return read(contract, blockHeight, transaction).reversed();
        } catch (NoRoute missing) {
            throw missing.answer().unexpected();
        }
    }

    private List<ContractLog> read(String contract, long blockHeight, BlockTransaction transaction) {
        String path = "extended/v2/smart-contracts/" + contract + "/logs";
        String cursor = "%d:%d:%d:%d".formatted(blockHeight, HIGHEST, transaction.txIndex(), HIGHEST);
        Map<String, String> query =
                new HashMap<>(Map.of("limit", String.valueOf(ApiClient.MAX_EVENTS), "cursor", cursor));
        PagedList<ContractLog> all = new PagedList<>("GET /" + path);
        while (true) {
            Optional<JsonView> page = reader.find(path, query, Function.identity());
            if (page.isEmpty()) {
                return all.items();
            }
            List<JsonView> results = page.get().field("results").asList();
            boolean isWhole = !addWhile(results, transaction.txid(), all);
            Optional<String> older = page.get().optional("prev_cursor").map(JsonView::asText);
            if (isWhole || results.isEmpty() || older.isEmpty()) {
                return all.items();
            }
            if (older.get().equals(query.put("cursor", older.get()))) {
                throw page.get().refuse("prev_cursor", "another page than this one", older.get());
            }
        }
    }

    /** Takes what is of the transaction; false once an older one begins. */
    private static boolean addWhile(List<JsonView> results, Txid txid, PagedList<ContractLog> all) {
        for (JsonView result : results) {
            if (!(ChainEvent.of(result) instanceof ContractLog log)
                    || !log.txid().equals(txid)) {
                return false;
            }
            all.add(log);
        }
        return true;
    }
}
