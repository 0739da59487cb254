package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.VintageTable;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.BookExposure;
import io.bithedge.schemas.avro.EpochTree;
import io.bithedge.schemas.avro.ExpiringCollateral;
import io.bithedge.schemas.avro.ExposureCell;
import io.bithedge.schemas.avro.ExposurePosition;
import io.bithedge.schemas.avro.ExposureRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.IncidentLife;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.Reconciled;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.schemas.avro.VintageRecord;
import io.bithedge.schemas.avro.VintagesPosition;
import io.bithedge.topology.global.FillIncidents;
import io.bithedge.topology.global.TableKeys;
import io.bithedge.topology.map.VintageMapper;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.Partitioners;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The tables that every instance has whole. */
final class Tables {
    private final StoreAccess stores;
    private final Layout layout;

    Tables(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
    }

    List<Book> books() {
        return all(this.<Book>table(StoreNames.ALL_BOOKS), "");
    }

    Optional<Book> book(BookId id) {
        return Optional.ofNullable(this.<Book>table(StoreNames.ALL_BOOKS).get(id.toString()));
    }

    /** Of a book that there must be: somebody acted in it. */
    Book knownBook(BookId id) {
        return book(id).orElseThrow(() -> new NotReadyException("book " + id + " is being read"));
    }

    /** Empty while the epoch is not weighed, and for the first one, which nobody weighs. */
    Optional<EpochTree> tree(BookId book, long epoch) {
        return Optional.ofNullable(this.<EpochTree>table(StoreNames.ALL_TREES).get(TableKeys.tree(book, epoch)))
                .filter(tree -> tree.getEpoch() == epoch);
    }

    Optional<Vintage> vintage(BookId book, long epoch) {
        VintageRecord row = vintages().get(Keys.byNumber(book, epoch));
        return row == null ? Optional.empty() : Optional.of((Vintage) row.getBody());
    }

    List<Vintage> vintages(BookId book) {
        return all(vintages(), book + "/").stream()
                .map(row -> (Vintage) row.getBody())
                .toList();
    }

    /** By halving: epochs follow one another. The newest up to {@code newest} that began at or below a burn height. */
    Optional<Vintage> lastBegunAt(BookId book, long burnHeight, long newest) {
        long low = 0;
        long high = newest;
        Optional<Vintage> found = Optional.empty();
        while (low <= high) {
            long middle = (low + high) >>> 1;
            Optional<Vintage> vintage = vintage(book, middle);
            if (vintage.filter(it -> it.getStartsAt() > burnHeight).isPresent()) {
                high = middle - 1;
            } else {
                found = vintage;
                low = middle + 1;
            }
        }
        return found;
    }

    /** Just the vintages of these epochs; one that is not there is left out. */
    VintageTable vintageTable(BookId book, Iterable<Long> epochs) {
        VintageTable table = VintageTable.EMPTY;
        for (long epoch : epochs) {
            Optional<Vintage> vintage = vintage(book, epoch);
            if (vintage.isPresent()) {
                table = table.with(VintageMapper.decode(vintage.get()));
            }
        }
        return table;
    }

    /** How far the vintages of a book are complete. */
    AsOf vintagesAsOf(BookId book) {
        return vintagesAsOf(Partitioners.ofKey(book.toString(), layout.bookPartitions()));
    }

    AsOf vintagesAsOf(int partition) {
        VintageRecord row = vintages().get(TableKeys.position(partition));
        return row == null ? AsOf.NOTHING : Rows.asOf(((VintagesPosition) row.getBody()).getAsOf());
    }

    List<ExposureCell> cells(BookId book) {
        return all(this.<ExposureRecord>table(StoreNames.ALL_EXPOSURE), book + ":").stream()
                .map(row -> (ExposureCell) row.getBody())
                .toList();
    }

    Optional<BookExposure> exposure(BookId book) {
        ExposureRecord row = this.<ExposureRecord>table(StoreNames.ALL_EXPOSURE).get(book.toString());
        return row == null ? Optional.empty() : Optional.of((BookExposure) row.getBody());
    }

    AsOf exposureAsOf() {
        AsOf slowest = exposureAsOf(0);
        for (int partition = 1; partition < layout.bookPartitions(); partition++) {
            slowest = AccountReader.earlier(slowest, exposureAsOf(partition));
        }
        return slowest;
    }

    private AsOf exposureAsOf(int partition) {
        ExposureRecord row =
                this.<ExposureRecord>table(StoreNames.ALL_EXPOSURE).get(TableKeys.exposurePosition(partition));
        return row == null ? AsOf.NOTHING : Rows.asOf(((ExposurePosition) row.getBody()).getAsOf());
    }

    Optional<PriceUpdate> price(Asset asset) {
        return Optional.ofNullable(
                this.<PriceUpdate>table(StoreNames.ALL_PRICES).get(asset + "/price"));
    }

    Optional<PriceUpdate> oraclePrices(Asset asset) {
        return Optional.ofNullable(
                this.<PriceUpdate>table(StoreNames.ALL_PRICES).get(TableKeys.oracle(asset.name())));
    }

    List<PriceUpdate> volatilities(Asset asset) {
        return all(this.<PriceUpdate>table(StoreNames.ALL_PRICES), asset + "/volatility/");
    }

    List<Incident> incidents() {
        List<Incident> rows = new ArrayList<>();
        try (KeyValueIterator<String, Incident> found =
                this.<Incident>table(StoreNames.ALL_INCIDENTS).range("", FillIncidents.BY_PLACE)) {
            found.forEachRemaining(entry -> rows.add(entry.value));
        }
        return rows;
    }

    /** Empty while nobody did anything about the incident. */
    Optional<IncidentLife> life(String incidentId) {
        return Optional.ofNullable(
                this.<IncidentLife>table(StoreNames.ALL_LIVES).get(incidentId));
    }

    List<Reconciled> reconciliations() {
        return all(this.<Reconciled>table(StoreNames.ALL_RECONCILED), "");
    }

    /** A row per book and policy partition. */
    List<ExpiringCollateral> expiring(long day) {
        return all(this.<ExpiringCollateral>table(StoreNames.ALL_EXPIRING), TableKeys.day(day));
    }

    private ReadOnlyKeyValueStore<String, VintageRecord> vintages() {
        return table(StoreNames.ALL_VINTAGES);
    }

    private <V> ReadOnlyKeyValueStore<String, V> table(String name) {
        return stores.<V>global(name).orElseThrow(() -> new NotReadyException("the table " + name + " is being read"));
    }

    private static <V> List<V> all(ReadOnlyKeyValueStore<String, V> table, String prefix) {
        List<V> rows = new ArrayList<>();
        try (KeyValueIterator<String, V> found =
                prefix.isEmpty() ? table.all() : table.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(entry -> rows.add(entry.value));
        }
        return rows;
    }
}
