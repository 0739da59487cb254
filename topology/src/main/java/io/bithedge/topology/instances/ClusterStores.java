package io.bithedge.topology.instances;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.topology.read.LiveStores;
import io.bithedge.topology.read.LiveStores.Others;
import io.bithedge.topology.read.StoreAccess;
import io.bithedge.topology.streams.PoolStreams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of all instances as one. A partition is read where it is folded: here, else at the instance that the last assignment names;
 * while it moves, at a copy that is hardly behind, here first. Tables that every instance has whole are read here.
 */
public final class ClusterStores implements StoreAccess {
    private final LiveStores live;
    private final OwnRows own;
    private final RowSerdes serdes;
    private final RemoteRows remote;

    public ClusterStores(LiveStores live, OwnRows own, RowSerdes serdes, Peers peers) {
        this.live = live;
        this.own = own;
        this.serdes = serdes;
        this.remote = new RemoteRows(peers, serdes);
    }

    /** For streams that no other instance shares. */
    public static ClusterStores alone(PoolStreams streams) {
        LiveStores live = new LiveStores(streams::running, HostInfo.unavailable());
        RowSerdes serdes = new RowSerdes();
        OwnRows own = new OwnRows(live, new CopyLags(streams::running, streams.restores()), serdes);
        return new ClusterStores(live, own, serdes, (host, question) -> {
            throw new Peers.PeerSilentException("there is no other instance");
        });
    }

    /** Throws IllegalArgumentException for a store that instances do not read of each other. */
    @Override
    public <V> ReadOnlyKeyValueStore<String, V> partition(String store, int partition) {
        serdes.require(store);
        return new SharedStore<>(this, store, partition);
    }

    @Override
    public <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store) {
        return live.global(store);
    }

    <V> Optional<V> row(String store, int partition, String key) {
        return read(
                store,
                partition,
                (ReadOnlyKeyValueStore<String, V> here) -> Optional.ofNullable(here.get(key)),
                (rows, host) -> rows.<V>gets(host, List.of(new Address(store, partition, key)))
                        .getFirst());
    }

    /** What is not here is asked for in one question to each instance. */
    @Override
    public <V> List<Optional<V>> rows(List<Address> addresses) {
        List<Optional<V>> found = new ArrayList<>(Collections.nCopies(addresses.size(), Optional.empty()));
        Map<HostInfo, List<Integer>> elsewhere = new LinkedHashMap<>();
        for (int at = 0; at < addresses.size(); at++) {
            Address it = addresses.get(at);
            try {
                found.set(
                        at,
                        own.active(
                                it.store(),
                                it.partition(),
                                (ReadOnlyKeyValueStore<String, V> store) -> get(store, it.key())));
            } catch (InvalidStateStoreException notFoldedHere) {
                Optional<HostInfo> owner =
                        live.others(it.store(), it.partition()).active();
                if (owner.isPresent()) {
                    elsewhere
                            .computeIfAbsent(owner.get(), any -> new ArrayList<>())
                            .add(at);
                } else {
                    found.set(at, row(it.store(), it.partition(), it.key()));
                }
            }
        }
        elsewhere.forEach((host, places) -> {
            List<Address> theirs = places.stream().map(addresses::get).toList();
            List<Optional<V>> answers = gets(host, theirs);
            for (int i = 0; i < places.size(); i++) {
                found.set(places.get(i), answers.get(i));
            }
        });
        return found;
    }

    private static <V> Optional<V> get(ReadOnlyKeyValueStore<String, V> store, String key) {
        return Optional.ofNullable(store.get(key));
    }

    /** From an instance, else each row from wherever it is. */
    private <V> List<Optional<V>> gets(HostInfo host, List<Address> addresses) {
        try {
            return remote.gets(host, addresses);
        } catch (Peers.PeerSilentException silent) {
            return addresses.stream()
                    .map(it -> this.<V>row(it.store(), it.partition(), it.key()))
                    .toList();
        }
    }

    <V, T> T read(
            String store,
            int partition,
            Function<ReadOnlyKeyValueStore<String, V>, T> here,
            BiFunction<RemoteRows, HostInfo, T> there) {
        try {
            return own.active(store, partition, here);
        } catch (InvalidStateStoreException notFoldedHere) {
            Others others = live.others(store, partition);
            return ask(others.active().stream().toList(), there)
                    .or(() -> copy(store, partition, here))
                    .or(() -> ask(others.standbys(), there))
                    .orElseThrow(() -> new NotReadyException(
                            "partition %d of %s is nowhere to be read now, ask again".formatted(partition, store)));
        }
    }

    private <V, T> Optional<T> copy(String store, int partition, Function<ReadOnlyKeyValueStore<String, V>, T> here) {
        try {
            return Optional.of(own.copy(store, partition, here));
        } catch (InvalidStateStoreException noCopyHere) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> ask(List<HostInfo> hosts, BiFunction<RemoteRows, HostInfo, T> question) {
        for (HostInfo host : hosts) {
            try {
                return Optional.of(question.apply(remote, host));
            } catch (Peers.PeerSilentException next) {
                // The next one has a copy, or nobody.
            }
        }
        return Optional.empty();
    }
}
