package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.VintageView;
import io.bithedge.schemas.avro.Account;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.topology.policy.PolicyKeys;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.Partitioners;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The history over the state stores of all instances. */
final class StoreHistoryViews implements HistoryViews {
    /** Of the only partition there is. */
    private static final int TICKS_PARTITION = 0;

    private final StoreAccess stores;
    private final Layout layout;
    private final Owners owners;
    private final HistoryReader history;
    private final PastAccounts pastAccounts;
    private final PastTimelines timelines;
    private final SoldReader soldReader;
    private final SnapshotReader snapshotReader;

    StoreHistoryViews(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
        this.owners = new Owners(stores, layout);
        this.history = new HistoryReader(stores, layout);
        this.pastAccounts = new PastAccounts(history);
        this.timelines = new PastTimelines(history);
        this.soldReader = new SoldReader(stores, layout);
        this.snapshotReader = new SnapshotReader(stores, history);
    }

    @Override
    public Moment moment(StacksHeight height) {
        return history.moment(height);
    }

    @Override
    public AsOf lastBlockAt(BurnHeight burnHeight, AsOf until) {
        return history.lastBlockAt(burnHeight, until);
    }

    @Override
    public List<BookView> books(AsOf at) {
        return BookId.all().stream().flatMap(book -> book(book, at).stream()).toList();
    }

    @Override
    public Optional<BookView> book(BookId book, AsOf at) {
        return history.book(book, at).map(row -> Rows.book(row, at));
    }

    @Override
    public List<VintageView> vintages(BookId book, AsOf at) {
        return history.vintages(book, at).stream().map(Rows::vintage).toList();
    }

    @Override
    public Located<List<AccountView>> accounts(String provider, AsOf at) {
        return owners.ofProvider(
                StoreNames.ENTRIES, provider, (ReadOnlyKeyValueStore<String, AccountEntry> entries) -> {
                    int partition = Buckets.partitionOf(provider, layout.providerPartitions());
                    requireReached(StoreNames.ACCOUNT, partition, at);
                    ReadOnlyKeyValueStore<String, Account> accounts = stores.partition(StoreNames.ACCOUNTS, partition);
                    return pastAccounts.read(provider, PastAccounts.lines(entries, provider, at), accounts, at);
                });
    }

    @Override
    public Located<Optional<PolicyView>> policy(PolicyId policyId, AsOf at) {
        long id = policyId.value();
        return owners.ofPolicy(StoreNames.POLICIES, id, (ReadOnlyKeyValueStore<String, Policy> policies) -> {
            int partition = Partitioners.ofKey(Long.toString(id), layout.policyPartitions());
            requireReached(StoreNames.POLICY, partition, at);
            return Optional.ofNullable(policies.get(Keys.padded(id)))
                    .flatMap(row -> PastPolicies.read(row, entriesOf(id, partition), at));
        });
    }

    private List<PolicyEntry> entriesOf(long id, int partition) {
        ReadOnlyKeyValueStore<String, PolicyEntry> store = stores.partition(StoreNames.POLICY_ENTRIES, partition);
        List<PolicyEntry> entries = new ArrayList<>();
        try (KeyValueIterator<String, PolicyEntry> found =
                store.prefixScan(PolicyKeys.entries(id), new StringSerializer())) {
            found.forEachRemaining(row -> entries.add(row.value));
        }
        return entries;
    }

    @Override
    public BookPast book(BookId book, Heights heights) {
        return timelines.book(book, heights);
    }

    /** As of the earlier of the two: the provider's partition and the history. */
    @Override
    public Located<ProviderPast> provider(String provider, Heights heights) {
        return owners.ofProvider(
                StoreNames.ENTRIES, provider, (ReadOnlyKeyValueStore<String, AccountEntry> entries) -> {
                    int partition = Buckets.partitionOf(provider, layout.providerPartitions());
                    AsOf until =
                            AccountReader.earlier(history.position(), stores.reached(StoreNames.ACCOUNT, partition));
                    return timelines.provider(
                            new PastTimelines.Asked(provider, heights, until),
                            PastAccounts.lines(entries, provider, until));
                });
    }

    @Override
    public Page<SoldPolicy> sold(SoldIn which, Optional<String> cursor, int limit) {
        try {
            return soldReader.read(which, cursor, limit);
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException("the policies are moving: " + e.getMessage());
        }
    }

    @Override
    public List<Snapshot> snapshots(BurnHeight from, BurnHeight to, int limit) {
        return snapshotReader.read(from, to, limit);
    }

    /** The closes of both assets are in one partition: that of the ticks. */
    @Override
    public Located<List<DailyPrice>> closes(Asset asset, int days) {
        Owners.Place place = new Owners.Place(StoreNames.CLOSES, TICKS_PARTITION);
        return owners.located(
                place, (ReadOnlyKeyValueStore<String, DailyClose> closes) -> PriceRows.closes(closes, asset, days));
    }

    private void requireReached(String stage, int partition, AsOf at) {
        AsOf reached = stores.reached(stage, partition);
        if (at.height().isAfter(reached.height())) {
            throw new NotReadyException("the %s stage has not applied block %s yet".formatted(stage, at.height()));
        }
    }
}
