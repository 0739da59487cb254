package io.bithedge.topology.exposure;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.risk.Cell;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BookExposure;
import io.bithedge.schemas.avro.ExposureCell;
import io.bithedge.schemas.avro.OpenPolicy;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.map.ExposureMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The cells of the books of one partition, and which of them changed since the last block. A policy event touches one cell and one owner. */
final class ExposureStore {
    private static final BlockMarker NEVER = new BlockMarker(-1L, "", -1L, 0L, -1L);

    private final KeyValueStore<String, ExposureCell> cells;
    private final KeyValueStore<String, String> changed;
    private final KeyValueStore<String, BookExposure> exposures;
    private final OwnerIndex owners;

    ExposureStore(
            KeyValueStore<String, ExposureCell> cells,
            KeyValueStore<String, String> changed,
            KeyValueStore<String, BookExposure> exposures,
            OwnerIndex owners) {
        this.cells = cells;
        this.changed = changed;
        this.exposures = exposures;
        this.owners = owners;
    }

    void add(OpenPolicy policy) {
        change(policy, true);
    }

    void remove(OpenPolicy policy) {
        change(policy, false);
    }

    List<Cell> cellsOf(BookId book) {
        List<Cell> found = new ArrayList<>();
        try (KeyValueIterator<String, ExposureCell> all = cells.prefixScan(book + ":", new StringSerializer())) {
            all.forEachRemaining(entry -> found.add(ExposureMapper.decode(entry.value)));
        }
        return found;
    }

    /** Books that ever had a policy. */
    List<BookExposure> exposures() {
        List<BookExposure> found = new ArrayList<>();
        try (KeyValueIterator<String, BookExposure> all = exposures.all()) {
            all.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    /** Keys of the cells that changed since it was asked last. */
    List<String> takeChanged() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, String> all = changed.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(changed::delete);
        return keys;
    }

    /** Empty when no policy is left in it. */
    Optional<ExposureCell> cell(String key) {
        return Optional.ofNullable(cells.get(key));
    }

    /** The totals as of a block. */
    BookExposure reached(BookId book, BlockMarker marker) {
        OwnerIndex.Largest largest = owners.largest(book);
        BookExposure totals = BookExposure.newBuilder(exposures.get(book.toString()))
                .setLargestOwner(largest.owner())
                .setLargestOwnerCollateral(largest.collateral())
                .setAsOf(marker)
                .build();
        exposures.put(book.toString(), totals);
        return totals;
    }

    private void change(OpenPolicy policy, boolean isAdded) {
        Cell.Key key = ExposureMapper.keyOf(policy);
        ExposureCell row = cells.get(key.toString());
        Cell before = row == null ? Cell.empty(key) : ExposureMapper.decode(row);
        Cell after = isAdded
                ? before.plus(policy.getAmount(), policy.getCollateral())
                : before.minus(policy.getAmount(), policy.getCollateral());
        if (after.isEmpty()) {
            cells.delete(key.toString());
        } else {
            cells.put(key.toString(), ExposureMapper.encode(after));
        }
        changed.put(key.toString(), key.book().toString());
        changeTotals(policy, isAdded ? 1 : -1);
    }

    private void changeTotals(OpenPolicy policy, int sign) {
        BookId book = BookIdMapper.id(policy.getToken(), policy.getTier());
        BookExposure before = totals(exposures.get(book.toString()), policy.getToken(), policy.getTier());
        OwnerIndex.Effect effect = owners.add(book, policy.getOwner(), sign * policy.getCollateral());
        exposures.put(
                book.toString(),
                BookExposure.newBuilder(before)
                        .setPolicies(before.getPolicies() + sign)
                        .setAmount(Math.addExact(before.getAmount(), sign * policy.getAmount()))
                        .setCollateral(Math.addExact(before.getCollateral(), sign * policy.getCollateral()))
                        .setOwners(before.getOwners() + effect.owners())
                        .setOwnerSquares(new BigInteger(before.getOwnerSquares())
                                .add(effect.squares())
                                .toString())
                        .build());
    }

    private static BookExposure totals(@Nullable BookExposure known, Token token, Tier tier) {
        return known != null
                ? known
                : BookExposure.newBuilder()
                        .setToken(token)
                        .setTier(tier)
                        .setPolicies(0)
                        .setAmount(0)
                        .setCollateral(0)
                        .setOwners(0)
                        .setLargestOwner("")
                        .setLargestOwnerCollateral(0)
                        .setOwnerSquares("0")
                        .setAsOf(NEVER)
                        .build();
    }
}
