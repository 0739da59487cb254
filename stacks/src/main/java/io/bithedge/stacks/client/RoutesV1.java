package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The routes before version 9, which may be switched off since. They also know orphans and what the mempool threw out. */
final class RoutesV1 implements TransactionRoutes {
    private static final int FEW_EVENTS = 1;

    private final RouteReader reader;

    RoutesV1(RouteReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<List<BlockTransaction>> ofBlock(Bytes indexBlockHash) {
        String path = "extended/v2/blocks/" + indexBlockHash.toPrefixedHex() + "/transactions";
        PagedList<BlockTransaction> all = new PagedList<>("GET /" + path);
        while (true) {
            Optional<Page<BlockTransaction>> page =
                    reader.find(path, paging(all.size()), json -> Page.of(json, BlockTransaction::ofV2));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(page.get().results());
            if (page.get().results().isEmpty() || all.size() >= page.get().total()) {
                return Optional.of(all.items().stream()
                        .sorted(Comparator.comparingLong(BlockTransaction::txIndex))
                        .toList());
            }
        }
    }

    @Override
    public Optional<ApiTransaction> transaction(Txid txid) {
        return transaction(txid, FEW_EVENTS, 0);
    }

    private Optional<ApiTransaction> transaction(Txid txid, int eventLimit, long eventOffset) {
        Map<String, String> query =
                Map.of("event_limit", String.valueOf(eventLimit), "event_offset", String.valueOf(eventOffset));
        return reader.find("extended/v1/tx/" + txid.prefixedHex(), query, ApiTransaction::of);
    }

    @Override
    public Optional<List<ChainEvent>> events(Txid txid, Predicate<String> told) {
        PagedList<ChainEvent> all = new PagedList<>("events of " + txid);
        while (true) {
            Optional<ApiTransaction.Standing.Mined> page =
                    transaction(txid, ApiClient.MAX_EVENTS, all.size()).flatMap(ApiTransaction::mined);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            page.get().events().forEach(event -> all.add(event.told(told)));
            if (page.get().events().isEmpty() || all.size() >= page.get().eventCount()) {
                return Optional.of(all.items());
            }
        }
    }

    @Override
    public AddressNonces nonces(StacksAddress account) {
        return AddressNonces.of(reader.require("extended/v1/address/" + account + "/nonces", Map.of()));
    }

    private static Map<String, String> paging(long offset) {
        return Map.of("limit", String.valueOf(ApiClient.MAX_TRANSACTIONS), "offset", String.valueOf(offset));
    }
}
