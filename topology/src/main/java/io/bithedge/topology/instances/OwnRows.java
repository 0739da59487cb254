package io.bithedge.topology.instances;

import io.bithedge.topology.instances.RowAnswer.Row;
import io.bithedge.topology.read.LiveStores;
import io.bithedge.topology.read.StoreAccess.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Answers other instances from the stores of this one, and from no other: a question never goes in circles. */
public final class OwnRows {
    private static final int MOST_BYTES = 1 << 20;

    private final LiveStores stores;
    private final CopyLags lags;
    private final RowSerdes serdes;

    public OwnRows(LiveStores stores, CopyLags lags, RowSerdes serdes) {
        this.stores = stores;
        this.lags = lags;
        this.serdes = serdes;
    }

    /** The rows; throws InvalidStateStoreException when a partition is not here to be read. */
    public RowAnswer answer(RowQuestion question) {
        return switch (question) {
            case RowQuestion.Gets gets -> gets(gets.addresses());
            case RowQuestion.Range range -> read(range.store(), range.partition(), store -> rows(range, store));
        };
    }

    private RowAnswer gets(List<Address> addresses) {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < addresses.size(); at++) {
            Address address = addresses.get(at);
            Object value = read(address.store(), address.partition(), store -> store.get(address.key()));
            if (value != null) {
                rows.add(Row.of(at, address.key(), serdes.bytes(address.store(), value)));
            }
        }
        return new RowAnswer(rows, true);
    }

    private RowAnswer rows(RowQuestion.Range range, ReadOnlyKeyValueStore<String, Object> store) {
        List<Row> rows = new ArrayList<>();
        int bytes = 0;
        try (KeyValueIterator<String, Object> found = range.isReverse()
                ? store.reverseRange(range.from(), range.to())
                : store.range(range.from(), range.to())) {
            while (found.hasNext()) {
                if (rows.size() == range.most() || bytes > MOST_BYTES) {
                    return new RowAnswer(rows, false);
                }
                KeyValue<String, Object> next = found.next();
                byte[] value = serdes.bytes(range.store(), next.value);
                bytes += value.length;
                rows.add(Row.of(rows.size(), next.key, value));
            }
        }
        return new RowAnswer(rows, true);
    }

    /** The partition as it is folded here, else a copy that is hardly behind. */
    <V, T> T read(String store, int partition, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        try {
            return active(store, partition, read);
        } catch (InvalidStateStoreException notFoldedHere) {
            return copy(store, partition, read);
        }
    }

    <V, T> T active(String store, int partition, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        if (lags.isRestoring(store, partition)) {
            throw notHere(store, partition);
        }
        return read.apply(stores.<V>active(store, partition).orElseThrow(() -> notHere(store, partition)));
    }

    <V, T> T copy(String store, int partition, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        if (!lags.isReadable(store, partition)) {
            throw notHere(store, partition);
        }
        return read.apply(stores.<V>anyCopy(store, partition).orElseThrow(() -> notHere(store, partition)));
    }

    private static InvalidStateStoreException notHere(String store, int partition) {
        return new InvalidStateStoreException("partition %d of %s is not here".formatted(partition, store));
    }
}
