package io.bithedge.topology.support;

import static java.util.Objects.requireNonNull;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.topology.PoolTopology;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.read.StoreAccess;
import io.bithedge.topology.read.StorePoolViews;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.streams.StreamsOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The topology in one thread with one partition of everything, and its read side. */
public final class PoolDriver implements AutoCloseable {
    public static final Layout LAYOUT = new Layout(1, 1, 1);

    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;
    private final SimChain chain;
    private final StoreAccess stores;
    private final PoolViews views;
    private final List<ChainRecord> published = new ArrayList<>();

    public PoolDriver(Path stateDir) {
        this(stateDir, new PriceSettings(1, 5));
    }

    public PoolDriver(Path stateDir, PriceSettings prices) {
        serdes = new AvroSerdes("mock://" + stateDir);
        Properties options = StreamsOptions.of(
                "127.0.0.1:1", new StreamsOptions.Instance("test", "127.0.0.1", 1, stateDir.toString(), 1));
        driver = new TopologyTestDriver(
                PoolTopology.build(serdes, LAYOUT, prices, Stores::inMemoryKeyValueStore), options);
        TestInputTopic<String, ChainRecord> chainEvents = input(Topics.CHAIN_EVENTS);
        chain = new SimChain(record -> {
            published.add(record);
            chainEvents.pipeInput(Topics.CHAIN_KEY, record);
        });
        stores = new DriverStores(driver);
        views = new StorePoolViews(stores, LAYOUT);
    }

    public StoreAccess stores() {
        return stores;
    }

    public SimChain chain() {
        return chain;
    }

    public PoolViews views() {
        return views;
    }

    /** Everything the watcher told so far. */
    public List<ChainRecord> published() {
        return List.copyOf(published);
    }

    /** Another pool reads the same chain. */
    public void replay(List<ChainRecord> records) {
        TestInputTopic<String, ChainRecord> input = input(Topics.CHAIN_EVENTS);
        records.forEach(record -> input.pipeInput(Topics.CHAIN_KEY, record));
    }

    /** All rows of a store. */
    public SortedMap<String, Object> rows(String store) {
        SortedMap<String, Object> rows = new TreeMap<>();
        KeyValueStore<String, Object> found = requireNonNull(driver.getKeyValueStore(store));
        try (KeyValueIterator<String, Object> all = found.all()) {
            all.forEachRemaining(row -> rows.put(row.key, row.value));
        }
        return rows;
    }

    /** The reader of the chain says what the vault says. */
    public void read(ChainReading reading) {
        input(Topics.CHAIN_READINGS).pipeInput(reading.getToken().name(), reading);
    }

    public <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(
                topic.name(), new StringSerializer(), serdes.of(topic).serializer());
    }

    public TestInputTopic<String, byte[]> raw(Topic<?> topic) {
        return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
    }

    public <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(
                topic.name(),
                serdes.keysOf(topic).deserializer(),
                serdes.of(topic).deserializer());
    }

    /** Commands since the last call. */
    public List<ChainCommand> commands() {
        return output(Topics.CHAIN_COMMANDS).readValuesToList();
    }

    /** Incidents since the last call. */
    public List<Incident> incidents() {
        return output(Topics.INCIDENTS).readValuesToList();
    }

    /** Snapshots that wait for a reading of the chain. */
    public long storedSnapshots() {
        long count = 0;
        try (KeyValueIterator<String, Object> all =
                driver.<String, Object>getKeyValueStore(StoreNames.SNAPSHOTS).all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    public PoolViews.AccountView account(String provider, BookId book) {
        return switch (views.account(provider, book)) {
            case PoolViews.Located.Here<Optional<PoolViews.AccountView>>(Optional<PoolViews.AccountView> it) ->
                it.orElseThrow();
            case PoolViews.Located.NotReady<Optional<PoolViews.AccountView>> it -> throw new AssertionError(it);
        };
    }

    @Override
    public void close() {
        driver.close();
    }

    private record DriverStores(TopologyTestDriver driver) implements StoreAccess {
        @Override
        public <V> ReadOnlyKeyValueStore<String, V> partition(String store, int partition) {
            return open(store);
        }

        @Override
        public <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store) {
            return Optional.of(open(store));
        }

        private <V> ReadOnlyKeyValueStore<String, V> open(String store) {
            KeyValueStore<String, V> found = driver.getKeyValueStore(store);
            return requireNonNull(found);
        }
    }
}
