package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.WeightTree;
import io.bithedge.schemas.avro.Account;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.topology.account.AccountKeys;
import io.bithedge.topology.map.Books;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.Partitioners;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.view.NotReadyException;
import io.bithedge.topology.view.PoolViews;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The read side over the state stores of this instance. */
public final class StorePoolViews implements PoolViews {
    private final StoreAccess stores;
    private final Layout layout;
    private final Tables tables;
    private final AccountReader accountReader;
    private final BackerReader backerReader;
    private final PositionReader positionReader;

    public StorePoolViews(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
        this.tables = new Tables(stores, layout);
        this.accountReader = new AccountReader(tables);
        this.backerReader = new BackerReader(stores, layout, tables);
        this.positionReader = new PositionReader(stores, layout, tables);
    }

    @Override
    public List<BookView> books() {
        return tables.books().stream()
                .map(row -> Rows.book(row, tables.vintagesAsOf(Books.name(row.getToken(), row.getTier()))))
                .toList();
    }

    @Override
    public Optional<BookView> book(String book) {
        return tables.book(book).map(row -> Rows.book(row, tables.vintagesAsOf(book)));
    }

    @Override
    public List<VintageView> vintages(String book) {
        return tables.vintages(book).stream().map(Rows::vintage).toList();
    }

    @Override
    public Located<Optional<AccountView>> account(String provider, String book) {
        return ofProvider(StoreNames.ACCOUNTS, provider, (ReadOnlyKeyValueStore<String, Account> store) -> {
            Account row = store.get(AccountKeys.account(book, provider));
            return Optional.ofNullable(row).map(it -> accountReader.read(it, book, accountsAsOf(provider)));
        });
    }

    @Override
    public Located<List<AccountView>> accounts(String provider) {
        return ofProvider(StoreNames.ACCOUNTS, provider, (ReadOnlyKeyValueStore<String, Account> store) -> {
            List<AccountView> views = new ArrayList<>();
            for (BookId book : BookId.all()) {
                Account row = store.get(AccountKeys.account(book.toString(), provider));
                if (row != null) {
                    views.add(accountReader.read(row, book.toString(), accountsAsOf(provider)));
                }
            }
            return views;
        });
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
    public Located<Optional<PolicyView>> policy(long id) {
        String key = Long.toString(id);
        int partition = Partitioners.ofKey(key, layout.policyPartitions());
        return located(
                new Place(StoreNames.POLICIES, key, partition),
                Partitioners.byKey(),
                (ReadOnlyKeyValueStore<String, Policy> store) ->
                        Optional.ofNullable(store.get(Keys.padded(id))).map(Rows::policy));
    }

    @Override
    public Page<PolicyView> policies(Optional<String> owner, Optional<String> cursor, int limit) {
        String below = Keys.padded(cursor.map(Long::parseLong).orElse(Long.MAX_VALUE) - 1);
        List<PolicyView> found = new ArrayList<>();
        for (int partition = 0; partition < layout.policyPartitions(); partition++) {
            stores.<Policy>local(StoreNames.POLICIES, partition)
                    .ifPresent(store -> found.addAll(newest(store, below, owner, limit + 1)));
        }
        found.sort(Comparator.comparingLong(PolicyView::id).reversed());
        List<PolicyView> items = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(Long.toString(items.getLast().id())) : Optional.empty();
        return new Page<>(items, next);
    }

    private static List<PolicyView> newest(
            ReadOnlyKeyValueStore<String, Policy> store, String last, Optional<String> owner, int limit) {
        List<PolicyView> found = new ArrayList<>();
        try (KeyValueIterator<String, Policy> all = store.reverseRange(Keys.padded(0), last)) {
            while (all.hasNext() && found.size() < limit) {
                Policy policy = all.next().value;
                if (owner.isEmpty() || owner.get().equals(policy.getOwner())) {
                    found.add(Rows.policy(policy));
                }
            }
        }
        return found;
    }

    @Override
    public Page<BackerView> backers(PolicyView policy, Optional<String> cursor, int limit) {
        return vintageOf(policy)
                .map(vintage -> backerReader.read(policy, vintage, cursor, limit))
                .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
    }

    @Override
    public Optional<VintageView> vintageOf(PolicyView policy) {
        return vintages(policy.book()).stream()
                .filter(it -> it.startsAt() <= policy.createdHeight() && policy.createdHeight() < it.endsAt())
                .findFirst();
    }

    @Override
    public List<Host> otherHosts() {
        return stores.otherHosts();
    }

    @Override
    public PriceView price(String asset) {
        return tables.price(asset)
                .map(PriceRows::price)
                .orElseGet(() -> new PriceView.Unknown(asset, "no source has told a price yet"));
    }

    @Override
    public List<VolatilityView> volatilities(String asset) {
        return tables.volatilities(asset).stream().map(PriceRows::volatility).toList();
    }

    @Override
    public List<IncidentView> incidents() {
        return tables.incidents().stream().map(Rows::incident).toList();
    }

    @Override
    public PositionView position() {
        return positionReader.read();
    }

    private AsOf accountsAsOf(String provider) {
        int partition = WeightTree.partitionOf(provider, layout.providerPartitions());
        return stores.<StageState>local(StoreNames.position(StoreNames.ACCOUNT), partition)
                .map(store -> store.get(Keys.ONLY))
                .map(state -> Rows.asOf(state.getAsOf()))
                .orElse(AsOf.NOTHING);
    }

    private <V, T> Located<T> ofProvider(
            String store, String provider, Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        int partition = WeightTree.partitionOf(provider, layout.providerPartitions());
        return located(new Place(store, provider, partition), Partitioners.byProvider(), read);
    }

    private record Place(String store, String key, int partition) {}

    private <V, T> Located<T> located(
            Place place,
            StreamPartitioner<String, Object> partitioner,
            Function<ReadOnlyKeyValueStore<String, V>, T> read) {
        try {
            Optional<ReadOnlyKeyValueStore<String, V>> here = stores.local(place.store(), place.partition());
            if (here.isPresent()) {
                return new Located.Here<>(read.apply(here.get()));
            }
            return stores.otherOwner(place.store(), place.key(), partitioner)
                    .<Located<T>>map(host -> new Located.Elsewhere<>(host.host(), host.port()))
                    .orElseGet(() -> new Located.NotReady<>(
                            "partition %d of %s is being restored".formatted(place.partition(), place.store())));
        } catch (InvalidStateStoreException e) {
            return new Located.NotReady<>("%s is moving: %s".formatted(place.store(), e.getMessage()));
        } catch (NotReadyException e) {
            return new Located.NotReady<>(String.valueOf(e.getMessage()));
        }
    }
}
