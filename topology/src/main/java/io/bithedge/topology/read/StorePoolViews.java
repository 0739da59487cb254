package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.ledger.policy.ExpirationDay;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.schemas.avro.Account;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ExpiringCollateral;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.topology.account.AccountKeys;
import io.bithedge.topology.account.BookLeaves;
import io.bithedge.topology.finality.HeldActs;
import io.bithedge.topology.map.AccountMapper;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.map.ExposureMapper;
import io.bithedge.topology.policy.PolicyKeys;
import io.bithedge.topology.read.Owners.Place;
import io.bithedge.topology.read.StoreAccess.Address;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The read side over the state stores of all instances. */
public final class StorePoolViews implements PoolViews {
    private final StoreAccess stores;
    private final Layout layout;
    private final Tables tables;
    private final AccountReader accountReader;
    private final ProofReader proofReader;
    private final BackerReader backerReader;
    private final PolicyReader policyReader;
    private final PositionReader positionReader;
    private final TipReader tipReader;
    private final Owners owners;
    private final HistoryViews history;

    public StorePoolViews(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
        this.tables = new Tables(stores, layout);
        this.accountReader = new AccountReader(tables);
        this.proofReader = new ProofReader(tables);
        this.backerReader = new BackerReader(stores, layout, tables);
        this.policyReader = new PolicyReader(stores, layout);
        this.positionReader = new PositionReader(stores, layout, tables);
        this.tipReader = new TipReader(stores);
        this.owners = new Owners(stores, layout);
        this.history = new StoreHistoryViews(stores, layout);
    }

    @Override
    public List<BookView> books() {
        return tables.books().stream()
                .map(row -> Rows.book(row, tables.vintagesAsOf(BookIdMapper.id(row.getToken(), row.getTier()))))
                .toList();
    }

    @Override
    public Optional<BookView> book(BookId book) {
        return tables.book(book).map(row -> Rows.book(row, tables.vintagesAsOf(book)));
    }

    @Override
    public List<VintageView> vintages(BookId book) {
        return tables.vintages(book).stream().map(Rows::vintage).toList();
    }

    @Override
    public Optional<VintageView> vintage(BookId book, Epoch epoch) {
        return tables.vintage(book, epoch.value()).map(Rows::vintage);
    }

    @Override
    public Located<Optional<AccountView>> account(String provider, BookId book) {
        return ofProvider(StoreNames.ACCOUNTS, provider, (ReadOnlyKeyValueStore<String, Account> store) -> {
            Account row = store.get(AccountKeys.account(book, provider));
            return Optional.ofNullable(row).map(it -> accountReader.read(it, book, accountsAsOf(provider)));
        });
    }

    @Override
    public Located<List<AccountView>> accounts(String provider) {
        return ofProvider(StoreNames.ACCOUNTS, provider, (ReadOnlyKeyValueStore<String, Account> store) -> {
            List<AccountView> views = new ArrayList<>();
            AsOf asOf = accountsAsOf(provider);
            accountRows(provider).forEach((book, row) -> views.add(accountReader.read(row, book, asOf)));
            return views;
        });
    }

    /** The provider's rows, read at once. */
    private Map<BookId, Account> accountRows(String provider) {
        int partition = Buckets.partitionOf(provider, layout.providerPartitions());
        List<BookId> books = BookId.all();
        List<Optional<Account>> rows = stores.rows(books.stream()
                .map(book -> new Address(StoreNames.ACCOUNTS, partition, AccountKeys.account(book, provider)))
                .toList());
        Map<BookId, Account> found = new LinkedHashMap<>();
        for (int i = 0; i < books.size(); i++) {
            BookId book = books.get(i);
            rows.get(i).ifPresent(row -> found.put(book, row));
        }
        return found;
    }

    @Override
    public Located<Optional<ProofView>> proof(String provider, BookId book) {
        return ofProvider(
                StoreNames.ACCOUNTS,
                provider,
                (ReadOnlyKeyValueStore<String, Account> accounts) ->
                        proofReader.read(provider, book, leaves(accounts, provider), accountsAsOf(provider)));
    }

    @Override
    public Located<Optional<ClaimView>> claim(String provider, BookId book) {
        return ofProvider(StoreNames.ACCOUNTS, provider, (ReadOnlyKeyValueStore<String, Account> accounts) -> {
            AsOf asOf = accountsAsOf(provider);
            return Optional.ofNullable(accounts.get(AccountKeys.account(book, provider)))
                    .map(AccountMapper::decode)
                    .map(account -> proofReader.claim(
                            account, book, proofReader.read(provider, book, leaves(accounts, provider), asOf), asOf));
        });
    }

    private BookLeaves leaves(ReadOnlyKeyValueStore<String, Account> accounts, String provider) {
        int partition = Buckets.partitionOf(provider, layout.providerPartitions());
        return new BookLeaves(accounts, stores.partition(StoreNames.LEAVES, partition));
    }

    @Override
    public Located<Page<EntryView>> entries(String provider, Optional<String> cursor, int limit) {
        return ofProvider(StoreNames.ENTRIES, provider, (ReadOnlyKeyValueStore<String, AccountEntry> store) -> {
            List<EntryView> items = new ArrayList<>();
            String prefix = provider + "/";
            String last = "";
            try (KeyValueIterator<String, AccountEntry> found =
                    store.reverseRange(prefix, prefix + cursor.orElse("~"))) {
                while (found.hasNext()) {
                    KeyValue<String, AccountEntry> next = found.next();
                    String place = next.key.substring(prefix.length());
                    if (cursor.filter(place::equals).isPresent()) {
                        continue;
                    }
                    if (items.size() == limit) {
                        return new Page<>(items, Optional.of(last));
                    }
                    items.add(Rows.entry(next.value));
                    last = place;
                }
            }
            return new Page<>(items, Optional.empty());
        });
    }

    @Override
    public Located<Optional<PolicyView>> policy(PolicyId id) {
        return owners.ofPolicy(
                StoreNames.POLICIES,
                id.value(),
                (ReadOnlyKeyValueStore<String, Policy> store) ->
                        Optional.ofNullable(store.get(Keys.padded(id.value()))).map(PolicyRows::policy));
    }

    @Override
    public Located<List<PolicyEntryView>> policyHistory(PolicyId id) {
        return owners.ofPolicy(
                StoreNames.POLICY_ENTRIES,
                id.value(),
                (ReadOnlyKeyValueStore<String, PolicyEntry> store) ->
                        values(store, PolicyKeys.entries(id.value())).stream()
                                .map(PolicyRows::entry)
                                .toList());
    }

    @Override
    public Page<PolicyView> policies(PolicyFilter filter, Optional<String> cursor, int limit) {
        try {
            return policyReader.read(filter, cursor, limit);
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException("the policies are moving: " + e.getMessage());
        }
    }

    @Override
    public Map<BookId, Units> expiringThatDay(BurnHeight expirationHeight) {
        Map<BookId, Units> collateral = new HashMap<>();
        for (ExpiringCollateral row : tables.expiring(ExpirationDay.of(expirationHeight.value()))) {
            collateral.merge(
                    BookIdMapper.id(row.getToken(), row.getTier()),
                    BookIdMapper.units(row.getToken(), row.getCollateral()),
                    Units::plus);
        }
        return collateral;
    }

    @Override
    public Located<List<UnfinalView>> unfinal(String provider) {
        return owners.located(
                new Place(StoreNames.HELD_ACTS, 0),
                (ReadOnlyKeyValueStore<String, ContractEvent> store) ->
                        values(store, HeldActs.prefix(provider)).stream()
                                .map(Rows::unfinal)
                                .toList());
    }

    private static <V> List<V> values(ReadOnlyKeyValueStore<String, V> store, String prefix) {
        List<V> rows = new ArrayList<>();
        try (KeyValueIterator<String, V> found = store.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(row -> rows.add(row.value));
        }
        return rows;
    }

    @Override
    public Page<BackerView> backers(PolicyView policy, Optional<String> cursor, int limit) {
        try {
            return vintageOf(policy)
                    .map(vintage -> backerReader.read(policy, vintage, cursor, limit))
                    .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException("the weights are moving: " + e.getMessage());
        }
    }

    @Override
    public Optional<VintageView> vintageOf(PolicyView policy) {
        BookId book = policy.terms().book();
        BurnHeight created = policy.created().burnHeight();
        return tables.book(book)
                .flatMap(totals -> tables.lastBegunAt(book, created.value(), totals.getEpoch()))
                .map(Rows::vintage)
                .filter(it -> created.isAtOrAfter(it.startsAt()) && created.isBefore(it.endsAt()));
    }

    @Override
    public List<Cell> cells(BookId book) {
        return tables.cells(book).stream().map(ExposureMapper::decode).toList();
    }

    @Override
    public Optional<ExposureView> exposure(BookId book) {
        return tables.exposure(book).map(Rows::exposure);
    }

    @Override
    public AsOf exposureAsOf() {
        return tables.exposureAsOf();
    }

    @Override
    public Located<Map<BookId, EpochWeights>> weights(String provider) {
        return ofProvider(StoreNames.ACCOUNTS, provider, (ReadOnlyKeyValueStore<String, Account> store) -> {
            Map<BookId, EpochWeights> weights = new LinkedHashMap<>();
            accountRows(provider)
                    .forEach((book, row) ->
                            weights.put(book, AccountMapper.decode(row).weights()));
            return weights;
        });
    }

    @Override
    public PriceView price(Asset asset) {
        return tables.price(asset)
                .map(PriceRows::price)
                .orElseGet(() -> new PriceView.Unknown(asset, "no source has told a price yet"));
    }

    @Override
    public ChainPriceView chainPrice(Asset asset) {
        return tables.oraclePrices(asset)
                .map(PriceRows::onChain)
                .orElseGet(() -> new ChainPriceView(asset, Optional.empty(), List.of()));
    }

    @Override
    public TipView tip() {
        return tipReader.read(position().asOf());
    }

    @Override
    public List<VolatilityView> volatilities(Asset asset) {
        return tables.volatilities(asset).stream().map(PriceRows::volatility).toList();
    }

    @Override
    public List<IncidentView> incidents() {
        return tables.incidents().stream()
                .map(row -> Rows.incident(row, tables.life(row.getId())))
                .toList();
    }

    @Override
    public List<ReconciliationView> reconciliations() {
        return tables.reconciliations().stream().map(Rows::reconciliation).toList();
    }

    @Override
    public PositionView position() {
        return positionReader.read();
    }

    private AsOf accountsAsOf(String provider) {
        return stores.reached(StoreNames.ACCOUNT, Buckets.partitionOf(provider, layout.providerPartitions()));
    }

    @Override
    public HistoryViews history() {
        return history;
    }

    private <V, T> Located<T> ofProvider(
            String store, String provider, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        return owners.ofProvider(store, provider, read);
    }
}
