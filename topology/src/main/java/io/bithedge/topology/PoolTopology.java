package io.bithedge.topology;

import static io.bithedge.topology.stage.StoreNames.*;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.Account;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountLeaf;
import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.BookExposure;
import io.bithedge.schemas.avro.BookHeader;
import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.DuePolicy;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EpochTree;
import io.bithedge.schemas.avro.ExpiringCollateral;
import io.bithedge.schemas.avro.ExposureCell;
import io.bithedge.schemas.avro.ExposureRecord;
import io.bithedge.schemas.avro.FeeState;
import io.bithedge.schemas.avro.FirmQuote;
import io.bithedge.schemas.avro.HistoryRow;
import io.bithedge.schemas.avro.HoldState;
import io.bithedge.schemas.avro.IncidentLife;
import io.bithedge.schemas.avro.Measured;
import io.bithedge.schemas.avro.OpenPolicy;
import io.bithedge.schemas.avro.OpeningState;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.schemas.avro.PolicyLock;
import io.bithedge.schemas.avro.PoolSnapshot;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.Reconciled;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.schemas.avro.SubmissionState;
import io.bithedge.schemas.avro.TransactionLife;
import io.bithedge.schemas.avro.VaultLock;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.schemas.avro.VintageRecord;
import io.bithedge.schemas.avro.WatchedTransaction;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.schemas.serde.StoredSerdes;
import io.bithedge.topology.account.FoldAccounts;
import io.bithedge.topology.book.FoldBooks;
import io.bithedge.topology.exposure.FoldExposure;
import io.bithedge.topology.finality.HoldBlocks;
import io.bithedge.topology.global.FillFadingTable;
import io.bithedge.topology.global.FillHistory;
import io.bithedge.topology.global.FillIncidents;
import io.bithedge.topology.global.FillTable;
import io.bithedge.topology.global.HistoryKeys;
import io.bithedge.topology.global.PastRow;
import io.bithedge.topology.global.TableKeys;
import io.bithedge.topology.policy.FoldPolicies;
import io.bithedge.topology.price.AggregatePrices;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.reconcile.ReconcileBooks;
import io.bithedge.topology.stage.DecodedDeserializer;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.Partitioners;
import io.bithedge.topology.stage.StoreNames;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole topology: six stages that meet in topics, and the tables that every instance has. Pure: the same arguments, the same
 * topology. Names are pinned by a golden description; changing one loses state.
 */
public final class PoolTopology {
    private static final String HOLD_BLOCKS = "hold-blocks";
    private static final String FOLD_BOOKS = "fold-books";
    private static final String FOLD_ACCOUNTS = "fold-accounts";
    private static final String FOLD_POLICIES = "fold-policies";
    private static final String AGGREGATE_PRICES = "aggregate-prices";
    private static final String RECONCILE_BOOKS = "reconcile-books";
    private static final String FOLD_EXPOSURE = "fold-exposure";

    private final AvroSerdes serdes;
    private final Layout layout;
    private final PriceSettings prices;
    private final Function<String, KeyValueBytesStoreSupplier> stores;
    private final Topology topology = new Topology();

    private PoolTopology(
            AvroSerdes serdes,
            Layout layout,
            PriceSettings prices,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        this.serdes = serdes;
        this.layout = layout;
        this.prices = prices;
        this.stores = stores;
    }

    public static Topology build(AvroSerdes serdes, Layout layout, PriceSettings prices) {
        return build(serdes, layout, prices, Stores::persistentKeyValueStore);
    }

    /** With stores of another kind: tests open hundreds of them. */
    public static Topology build(
            AvroSerdes serdes,
            Layout layout,
            PriceSettings prices,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        PoolTopology pool = new PoolTopology(serdes, layout, prices, stores);
        pool.addFinality();
        pool.addBooks();
        pool.addAccounts();
        pool.addPolicies();
        pool.addPrices();
        pool.addReconciliation();
        pool.addExposure();
        pool.addTables();
        pool.addRequests();
        return pool.topology;
    }

    private void addFinality() {
        source("read-chain-events", Topics.CHAIN_EVENTS);
        topology.addProcessor(HOLD_BLOCKS, HoldBlocks::new, "read-chain-events");
        store(HELD_RECORDS, ChainRecord.class, HOLD_BLOCKS);
        store(HELD_HASHES, Serdes.String(), HOLD_BLOCKS);
        store(HOLD_STATE, HoldState.class, HOLD_BLOCKS);
        store(HELD_ACTS, ContractEvent.class, HOLD_BLOCKS);
        position(FINALITY, HOLD_BLOCKS);
        sink(VAULT_SINK, Topics.VAULT_EVENTS, Partitioners.byKey(), HOLD_BLOCKS);
        sink(PROVIDER_SINK, Topics.PROVIDER_EVENTS, Partitioners.byProvider(), HOLD_BLOCKS);
        sink(REGISTRY_SINK, Topics.POLICY_REGISTRY_EVENTS, Partitioners.byKey(), HOLD_BLOCKS);
        sink(ORACLE_SINK, Topics.ORACLE_EVENTS, Partitioners.byKey(), HOLD_BLOCKS);
        sink(EXPOSURE_EVENTS_SINK, Topics.EXPOSURE_EVENTS, Partitioners.byKey(), HOLD_BLOCKS);
        publish(HOLD_BLOCKS, PublicTopics.DEPOSITS, PublicTopics.EXIT_REQUESTS, PublicTopics.WITHDRAWALS);
        publish(HOLD_BLOCKS, PublicTopics.EPOCHS_OPENED, PublicTopics.PRICES_RECORDED, PublicTopics.BLOCKS);
        incidents(FINALITY, HOLD_BLOCKS);
    }

    private void addBooks() {
        source("read-vault-events", Topics.VAULT_EVENTS);
        source("read-epoch-weighings", Topics.EPOCH_WEIGHINGS);
        topology.addProcessor(FOLD_BOOKS, () -> new FoldBooks(layout), "read-vault-events", "read-epoch-weighings");
        store(BOOK_HEADERS, BookHeader.class, FOLD_BOOKS);
        store(BOOK_VINTAGES, Vintage.class, FOLD_BOOKS);
        store(BOOK_LOCKS, PolicyLock.class, FOLD_BOOKS);
        store(BOOK_OPENINGS, OpeningState.class, FOLD_BOOKS);
        store(BOOK_FEES, FeeState.class, FOLD_BOOKS);
        position(BOOK, FOLD_BOOKS);
        sink(BOOKS_SINK, Topics.BOOKS, Partitioners.byKey(), FOLD_BOOKS);
        sink(VINTAGES_SINK, Topics.VINTAGES, Partitioners.byKey(), FOLD_BOOKS);
        sink(CLOSINGS_SINK, Topics.EPOCH_CLOSINGS, Partitioners.toAll(), FOLD_BOOKS);
        sink(TREES_SINK, Topics.EPOCH_TREES, Partitioners.byKey(), FOLD_BOOKS);
        sink(SNAPSHOTS_SINK, Topics.BOOK_SNAPSHOTS, Partitioners.byKey(), FOLD_BOOKS);
        sink(BOOK_HISTORY_SINK, Topics.BOOK_HISTORY, Partitioners.byKey(), FOLD_BOOKS);
        sink(POOL_SNAPSHOTS_SINK, Topics.POOL_SNAPSHOTS, Partitioners.byKey(), FOLD_BOOKS);
        publish(FOLD_BOOKS, PublicTopics.BOOKS, PublicTopics.VINTAGES, PublicTopics.SNAPSHOTS);
        commands(BOOK, FOLD_BOOKS);
        incidents(BOOK, FOLD_BOOKS);
    }

    private void addAccounts() {
        source("read-provider-events", Topics.PROVIDER_EVENTS);
        source("read-epoch-closings", Topics.EPOCH_CLOSINGS);
        topology.addProcessor(
                FOLD_ACCOUNTS, () -> new FoldAccounts(layout), "read-provider-events", "read-epoch-closings");
        store(ACCOUNTS, Account.class, FOLD_ACCOUNTS);
        store(LEAVES, AccountLeaf.class, FOLD_ACCOUNTS);
        store(WEIGHTS, Serdes.Long(), FOLD_ACCOUNTS);
        store(CLOSINGS, EpochClosing.class, FOLD_ACCOUNTS);
        store(SWEPT, Serdes.Long(), FOLD_ACCOUNTS);
        store(ENTRIES, AccountEntry.class, FOLD_ACCOUNTS);
        position(ACCOUNT, FOLD_ACCOUNTS);
        sink(WEIGHINGS_SINK, Topics.EPOCH_WEIGHINGS, Partitioners.byKey(), FOLD_ACCOUNTS);
        sink(ACCOUNTS_SINK, Topics.ACCOUNTS, Partitioners.byProviderOfAccount(), FOLD_ACCOUNTS);
        sink(ENTRIES_SINK, Topics.ACCOUNT_ENTRIES, Partitioners.byProvider(), FOLD_ACCOUNTS);
        publish(FOLD_ACCOUNTS, PublicTopics.BALANCES, PublicTopics.WEIGHTS);
        incidents(ACCOUNT, FOLD_ACCOUNTS);
    }

    private void addPolicies() {
        source("read-policy-registry-events", Topics.POLICY_REGISTRY_EVENTS);
        topology.addProcessor(FOLD_POLICIES, FoldPolicies::new, "read-policy-registry-events");
        store(POLICIES, Policy.class, FOLD_POLICIES);
        store(POLICY_INDEX, Serdes.Long(), FOLD_POLICIES);
        store(POLICY_ENTRIES, PolicyEntry.class, FOLD_POLICIES);
        store(POLICY_LOCKS, VaultLock.class, FOLD_POLICIES);
        store(EXPIRING, ExpiringCollateral.class, FOLD_POLICIES);
        store(DUE_POLICIES, DuePolicy.class, FOLD_POLICIES);
        store(RECORDED_PRICES, Serdes.Long(), FOLD_POLICIES);
        position(POLICY, FOLD_POLICIES);
        sink(POLICIES_SINK, Topics.POLICIES, Partitioners.byKey(), FOLD_POLICIES);
        sink(EXPIRING_SINK, Topics.EXPIRING_COLLATERAL, Partitioners.byKey(), FOLD_POLICIES);
        sink(PRICE_DEMANDS_SINK, Topics.PRICE_DEMANDS, Partitioners.byKey(), FOLD_POLICIES);
        publish(FOLD_POLICIES, PublicTopics.POLICIES_CREATED, PublicTopics.POLICIES_CLOSED);
        publish(FOLD_POLICIES, PublicTopics.PREMIUMS_EARNED, PublicTopics.POLICIES);
        commands(POLICY, FOLD_POLICIES);
        incidents(POLICY, FOLD_POLICIES);
    }

    private void addPrices() {
        topology.addSource(
                "read-price-ticks",
                new StringDeserializer(),
                DecodedDeserializer.skipping(serdes.of(Topics.PRICE_TICKS).deserializer()),
                Topics.PRICE_TICKS.name());
        source("read-oracle-events", Topics.ORACLE_EVENTS);
        source("read-price-demands", Topics.PRICE_DEMANDS);
        topology.addProcessor(
                AGGREGATE_PRICES,
                () -> new AggregatePrices(prices),
                "read-price-ticks",
                "read-oracle-events",
                "read-price-demands");
        store(TICKS, PriceTick.class, AGGREGATE_PRICES);
        store(CLOSES, DailyClose.class, AGGREGATE_PRICES);
        store(SUBMISSION, SubmissionState.class, AGGREGATE_PRICES);
        position(PRICE, AGGREGATE_PRICES);
        sink(PRICES_SINK, Topics.PRICES, Partitioners.byKey(), AGGREGATE_PRICES);
        commands(PRICE, AGGREGATE_PRICES);
        incidents(PRICE, AGGREGATE_PRICES);
    }

    private void addReconciliation() {
        source("read-chain-readings", Topics.CHAIN_READINGS);
        source("read-book-snapshots", Topics.BOOK_SNAPSHOTS);
        source("read-incident-actions", Topics.INCIDENT_ACTIONS);
        topology.addProcessor(
                RECONCILE_BOOKS,
                ReconcileBooks::new,
                "read-chain-readings",
                "read-book-snapshots",
                "read-incident-actions");
        store(READINGS, ChainReading.class, RECONCILE_BOOKS);
        store(SNAPSHOTS, BooksSnapshot.class, RECONCILE_BOOKS);
        store(OPEN_DIFFERENCES, Serdes.String(), RECONCILE_BOOKS);
        store(RECONCILED, Reconciled.class, RECONCILE_BOOKS);
        store(LIVES, IncidentLife.class, RECONCILE_BOOKS);
        position(RECONCILE, RECONCILE_BOOKS);
        sink(RECONCILED_SINK, Topics.RECONCILIATIONS, Partitioners.byKey(), RECONCILE_BOOKS);
        sink(LIVES_SINK, Topics.INCIDENT_LIVES, Partitioners.byKey(), RECONCILE_BOOKS);
        incidents(RECONCILE, RECONCILE_BOOKS);
    }

    private void addExposure() {
        source("read-exposure-events", Topics.EXPOSURE_EVENTS);
        topology.addProcessor(FOLD_EXPOSURE, FoldExposure::new, "read-exposure-events");
        store(OPEN_POLICIES, OpenPolicy.class, FOLD_EXPOSURE);
        store(CELLS, ExposureCell.class, FOLD_EXPOSURE);
        store(CHANGED_CELLS, Serdes.String(), FOLD_EXPOSURE);
        store(EXPOSURES, BookExposure.class, FOLD_EXPOSURE);
        store(OWNERS, Serdes.Long(), FOLD_EXPOSURE);
        store(OWNERS_BY_SIZE, Serdes.String(), FOLD_EXPOSURE);
        store(LAST_PRICES, PriceRecorded.class, FOLD_EXPOSURE);
        store(MEASURED, Measured.class, FOLD_EXPOSURE);
        position(EXPOSURE, FOLD_EXPOSURE);
        sink(EXPOSURE_SINK, Topics.EXPOSURE, Partitioners.byKey(), FOLD_EXPOSURE);
        sink(RISK_SNAPSHOTS_SINK, Topics.RISK_SNAPSHOTS, Partitioners.byKey(), FOLD_EXPOSURE);
        publish(FOLD_EXPOSURE, PublicTopics.EXPOSURE);
        incidents(EXPOSURE, FOLD_EXPOSURE);
    }

    private void addTables() {
        table(ALL_BOOKS, Topics.BOOKS, (String key, Book value) -> key);
        table(ALL_VINTAGES, Topics.VINTAGES, (String key, VintageRecord value) -> TableKeys.vintage(value));
        table(ALL_TREES, Topics.EPOCH_TREES, (String key, EpochTree value) -> key);
        table(ALL_PRICES, Topics.PRICES, (String key, PriceUpdate value) -> TableKeys.price(key, value));
        table(ALL_EXPOSURE, Topics.EXPOSURE, (String key, ExposureRecord value) -> key);
        global(Stores.inMemoryKeyValueStore(ALL_INCIDENTS), Topics.INCIDENTS, () -> new FillIncidents(ALL_INCIDENTS));
        table(ALL_LIVES, Topics.INCIDENT_LIVES, (String key, IncidentLife value) -> value.getIncidentId());
        table(ALL_RECONCILED, Topics.RECONCILIATIONS, (String key, Reconciled value) -> key);
        global(
                Stores.inMemoryKeyValueStore(ALL_EXPIRING),
                Topics.EXPIRING_COLLATERAL,
                () -> new FillTable<>(
                        ALL_EXPIRING, (key, row) -> TableKeys.expiring(row), row -> row.getCollateral() == 0));
        global(
                Stores.keyValueStoreBuilder(
                        stores.apply(ALL_HISTORY), Serdes.String(), PastRow.serde(StoredSerdes.of(HistoryRow.class))),
                Topics.BOOK_HISTORY,
                () -> new FillHistory(ALL_HISTORY));
        pastTable(
                ALL_SNAPSHOTS, Topics.POOL_SNAPSHOTS, (String key, PoolSnapshot value) -> HistoryKeys.snapshot(value));
    }

    /** What people ask for, on disk: there is more of it than of anything else that every instance has. */
    private void addRequests() {
        fading(ALL_QUOTES, Topics.QUOTES, FirmQuote::getIssuedAtMs);
        fading(ALL_WATCHED, Topics.WATCHED_TRANSACTIONS, WatchedTransaction::getRegisteredAtMs);
        fading(ALL_OBSERVED, Topics.OBSERVED_TRANSACTIONS, TransactionLife::getChangedAtMs);
        global(
                stores.apply(ALL_USED_QUOTES),
                Topics.POLICIES,
                () -> new FillTable<>(ALL_USED_QUOTES, (key, value) -> TableKeys.quote(value)));
    }

    /** Forgotten as the broker forgets the topic. */
    private <V extends SpecificRecord> void fading(String name, Topic<V> topic, FillFadingTable.Age<V> age) {
        long keepMs = topic.cleanup().retentionMs();
        global(stores.apply(name), topic, () -> new FillFadingTable<>(name, age, keepMs));
    }

    private <V extends SpecificRecord> void source(String name, Topic<V> topic) {
        topology.addSource(
                name,
                new StringDeserializer(),
                DecodedDeserializer.halting(serdes.of(topic).deserializer()),
                topic.name());
    }

    private <V extends SpecificRecord> void sink(
            String name, Topic<V> topic, StreamPartitioner<String, V> partitioner, String processor) {
        topology.addSink(
                name, topic.name(), new StringSerializer(), serdes.of(topic).serializer(), partitioner, processor);
    }

    /** Those with more than one partition are keyed by a provider. */
    private void publish(String processor, Topic<?>... topics) {
        for (Topic<?> topic : topics) {
            publish(processor, topic);
        }
    }

    private <V extends SpecificRecord> void publish(String processor, Topic<V> topic) {
        topology.addSink(
                publicSink(topic),
                topic.name(),
                serdes.keysOf(topic).serializer(),
                serdes.of(topic).serializer(),
                topic.partitions() == 1 ? Partitioners.<V>byKey() : Partitioners.<V>byProviderBeforeColon(),
                processor);
    }

    private void commands(String stage, String processor) {
        sink(commandsSink(stage), Topics.CHAIN_COMMANDS, Partitioners.byKey(), processor);
    }

    private void incidents(String stage, String processor) {
        topology.addSink(
                incidentsSink(stage),
                Topics.INCIDENTS.name(),
                new StringSerializer(),
                serdes.of(Topics.INCIDENTS).serializer(),
                processor);
    }

    /** Cached: of what was applied only the newest of a commit is written. */
    private void position(String stage, String processor) {
        store(StoreNames.position(stage), StageState.class, processor);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(stores.apply(applied(stage)), Serdes.String(), Serdes.Long())
                        .withCachingEnabled(),
                processor);
    }

    private <V extends SpecificRecord> void store(String name, Class<V> type, String processor) {
        store(name, StoredSerdes.of(type), processor);
    }

    private <V> void store(String name, Serde<V> serde, String processor) {
        topology.addStateStore(Stores.keyValueStoreBuilder(stores.apply(name), Serdes.String(), serde), processor);
    }

    private <V extends SpecificRecord> void table(String name, Topic<V> topic, FillTable.RowKey<V> rowKey) {
        global(Stores.inMemoryKeyValueStore(name), topic, () -> new FillTable<>(name, rowKey));
    }

    /** What only grows is on disk: memory holds the blocks of it that are read. */
    private <V extends SpecificRecord> void pastTable(String name, Topic<V> topic, FillTable.RowKey<V> rowKey) {
        global(stores.apply(name), topic, () -> new FillTable<>(name, rowKey));
    }

    private <V extends SpecificRecord> void global(
            KeyValueBytesStoreSupplier supplier, Topic<V> topic, ProcessorSupplier<String, V, Void, Void> filler) {
        global(
                Stores.keyValueStoreBuilder(supplier, Serdes.String(), StoredSerdes.of(topic.valueType())),
                topic,
                filler);
    }

    private <V extends SpecificRecord> void global(
            StoreBuilder<?> store, Topic<V> topic, ProcessorSupplier<String, V, Void, Void> filler) {
        String name = store.name();
        topology.addGlobalStore(
                store.withLoggingDisabled(),
                "read-all-of-" + name,
                new StringDeserializer(),
                serdes.of(topic).deserializer(),
                topic.name(),
                "fill-" + name,
                filler);
    }
}
