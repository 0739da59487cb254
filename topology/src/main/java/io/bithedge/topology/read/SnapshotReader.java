package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.HistoryViews.BookSnapshot;
import io.bithedge.pool.view.HistoryViews.Snapshot;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.PoolSnapshot;
import io.bithedge.topology.global.HistoryKeys;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Hourly snapshots: the rows of one block stand together, one a book. */
final class SnapshotReader {
    private final StoreAccess stores;
    private final HistoryReader history;

    SnapshotReader(StoreAccess stores, HistoryReader history) {
        this.stores = stores;
        this.history = history;
    }

    /** Newest first. A block of which a partition of the books has not told its part yet is left out. */
    List<Snapshot> read(BurnHeight from, BurnHeight to, int limit) {
        List<Snapshot> snapshots = new ArrayList<>();
        List<PoolSnapshot> block = new ArrayList<>();
        try (KeyValueIterator<String, PoolSnapshot> rows = rows().reverseRange(
                        HistoryKeys.place(from.value(), 0), HistoryKeys.place(to.value(), Long.MAX_VALUE) + "/~")) {
            while (rows.hasNext() && snapshots.size() < limit) {
                PoolSnapshot row = rows.next().value;
                if (!block.isEmpty() && !block.getFirst().getAsOf().equals(row.getAsOf())) {
                    block.clear();
                }
                block.add(row);
                if (block.size() == BookId.all().size()) {
                    snapshots.add(snapshot(block));
                }
            }
        }
        return snapshots;
    }

    private Snapshot snapshot(List<PoolSnapshot> rows) {
        AsOf asOf = Rows.asOf(rows.getFirst().getAsOf());
        return new Snapshot(
                asOf,
                rows.stream()
                        .map(this::book)
                        .sorted(Comparator.comparing(snapshot -> snapshot.book().toString()))
                        .toList());
    }

    private BookSnapshot book(PoolSnapshot row) {
        BookId book = BookIdMapper.id(row.getToken(), row.getTier());
        Token token = book.token();
        return new BookSnapshot(
                book,
                new Epoch(row.getEpoch()),
                new Units(token, row.getCapital()),
                new Units(token, row.getLocked()),
                new Units(token, row.getCapacity()),
                new Units(token, row.getUsed()),
                new Units(token, row.getPremiumEarned()),
                new Units(token, row.getPremiumPending()),
                new Units(token, row.getLosses()),
                history.providers(book, row.getEpoch()),
                row.getPolicies());
    }

    private ReadOnlyKeyValueStore<String, PoolSnapshot> rows() {
        return stores.<PoolSnapshot>global(StoreNames.ALL_SNAPSHOTS)
                .orElseThrow(() -> new NotReadyException("the snapshots are being read"));
    }
}
