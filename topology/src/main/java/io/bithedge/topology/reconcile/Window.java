package io.bithedge.topology.reconcile;

import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Readings and snapshots that wait for each other: whichever comes first. A bounded number of heights is kept; what falls out of it is
 * covered by a later reading, as totals are sums over all blocks before.
 */
final class Window {
    static final long HEIGHTS = 1_000;

    private final KeyValueStore<String, ChainReading> readings;
    private final KeyValueStore<String, BooksSnapshot> snapshots;

    Window(KeyValueStore<String, ChainReading> readings, KeyValueStore<String, BooksSnapshot> snapshots) {
        this.readings = readings;
        this.snapshots = snapshots;
    }

    void add(ChainReading reading) {
        readings.put(key(reading.getHeight(), reading.getToken().name()), reading);
        forget(readings, reading.getHeight() - HEIGHTS);
    }

    void add(BooksSnapshot snapshot) {
        long height = snapshot.getAsOf().getHeight();
        snapshots.put(key(height, Integer.toString(snapshot.getPartition())), snapshot);
        forget(snapshots, height - HEIGHTS);
    }

    List<ChainReading> readingsAt(long height) {
        return at(readings, height);
    }

    /** Of every partition; empty while one is missing. */
    List<BooksSnapshot> snapshotsAt(long height) {
        List<BooksSnapshot> found = at(snapshots, height);
        boolean isWhole = !found.isEmpty() && found.size() == found.getFirst().getPartitions();
        return isWhole ? found : List.of();
    }

    /** Readings of the token up to the height were compared, or are covered by the one that was. */
    void compared(ChainReading reading) {
        for (KeyValue<String, ChainReading> row : upTo(readings, reading.getHeight())) {
            if (row.value.getToken() == reading.getToken()) {
                readings.delete(row.key);
            }
        }
    }

    /** No reading below the height will be compared any more. */
    void forgetSnapshotsBelow(long height) {
        forget(snapshots, height - 1);
    }

    private static <V extends SpecificRecord> void forget(KeyValueStore<String, V> store, long height) {
        upTo(store, height).forEach(row -> store.delete(row.key));
    }

    private static <V> List<KeyValue<String, V>> upTo(KeyValueStore<String, V> store, long height) {
        List<KeyValue<String, V>> rows = new ArrayList<>();
        if (height >= 0) {
            try (KeyValueIterator<String, V> found = store.range(Keys.padded(0), key(height, "~"))) {
                found.forEachRemaining(rows::add);
            }
        }
        return rows;
    }

    private static <V> List<V> at(KeyValueStore<String, V> store, long height) {
        List<V> rows = new ArrayList<>();
        try (KeyValueIterator<String, V> found = store.prefixScan(key(height, ""), new StringSerializer())) {
            found.forEachRemaining(row -> rows.add(row.value));
        }
        return rows;
    }

    private static String key(long height, String of) {
        return Keys.padded(height) + "/" + of;
    }
}
