package io.bithedge.pool.view;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.policy.ExpirationDay;
import io.bithedge.pool.risk.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pool in memory for tests of what stands on the views: tests set the fields, the methods read them. */
public final class FakeViews implements PoolViews {
    public static final AsOf AS_OF = new AsOf(70, "0xabcd", 990, 1_700_000_000L, 1_000);

    public PositionView position = new PositionView(70, AS_OF, List.of());
    public final List<BookView> books = new ArrayList<>();
    public final Map<String, AccountView> accounts = new HashMap<>();
    public final List<PolicyView> policies = new ArrayList<>();
    public final List<BackerView> backers = new ArrayList<>();
    public final List<Cell> cells = new ArrayList<>();
    public final List<ExposureView> exposures = new ArrayList<>();
    public final Map<String, Map<BookId, EpochWeights>> weights = new HashMap<>();
    public final Map<String, PriceView> prices = new HashMap<>();
    public final List<VolatilityView> volatilities = new ArrayList<>();
    public final List<IncidentView> incidents = new ArrayList<>();
    public final List<PolicyEntryView> entries = new ArrayList<>();
    /** What a provider did, whoever asks. */
    public final List<EntryView> lines = new ArrayList<>();

    public final List<UnfinalView> unfinal = new ArrayList<>();
    public final List<ReconciliationView> reconciliations = new ArrayList<>();
    /** Answered one after the other before there are only `policies`. */
    public final List<Page<PolicyView>> pages = new ArrayList<>();

    public final List<Host> hosts = new ArrayList<>();
    public final FakeHistory history = new FakeHistory(this);
    public PolicyFilter lastFilter = PolicyFilter.ALL;
    public boolean beingRead;
    public Optional<Located.Elsewhere<Object>> elsewhere = Optional.empty();

    /** Back to an empty pool. */
    public void reset() {
        position = new PositionView(70, AS_OF, List.of());
        elsewhere = Optional.empty();
        beingRead = false;
        List.of(
                        books,
                        policies,
                        backers,
                        cells,
                        exposures,
                        volatilities,
                        incidents,
                        entries,
                        lines,
                        unfinal,
                        reconciliations,
                        pages,
                        hosts)
                .forEach(List::clear);
        history.reset();
        accounts.clear();
        weights.clear();
        prices.clear();
    }

    /** An open book of STX with ten million STX, eight of them for this epoch. */
    public static BookView book(BookId book, long epoch, long endsAt) {
        return new BookView(
                book,
                epoch,
                endsAt - 36,
                endsAt,
                10_000_000_000_000L,
                0,
                0,
                0,
                0,
                0,
                8_000_000_000_000L,
                0,
                8_000_000_000_000L << 12,
                "00".repeat(32),
                0,
                AS_OF);
    }

    public static AccountView account(String provider, BookId book, long epoch, long limit, long premiumEarned) {
        return new AccountView(
                provider,
                book,
                epoch,
                limit,
                0,
                0,
                0,
                0,
                limit,
                limit,
                5,
                limit - 5,
                0,
                premiumEarned,
                2,
                limit << 12,
                AS_OF);
    }

    public static PolicyView policy(long id, BookId book, long expirationHeight, long collateral) {
        return new PolicyView(
                id,
                "ST1",
                "PUT",
                "AMERICAN",
                1,
                1,
                expirationHeight,
                book,
                collateral,
                1,
                "00",
                "ACTIVE",
                5,
                1,
                1,
                "0x01",
                0,
                0,
                0,
                0,
                0,
                0,
                "");
    }

    @Override
    public List<BookView> books() {
        return List.copyOf(books);
    }

    @Override
    public Optional<BookView> book(BookId book) {
        return books.stream().filter(view -> view.book().equals(book)).findFirst();
    }

    @Override
    public List<VintageView> vintages(BookId book) {
        return List.of(new VintageView(book, 1, 1, 37, 1L << 62, 5, 4, 3, 2, 1, 0));
    }

    @Override
    public Located<Optional<AccountView>> account(String provider, BookId book) {
        return located(Optional.ofNullable(accounts.get(provider + "/" + book)));
    }

    @Override
    public Located<List<AccountView>> accounts(String provider) {
        return located(accounts.values().stream()
                .filter(account -> account.provider().equals(provider))
                .toList());
    }

    @Override
    public Located<Page<EntryView>> entries(String provider, Optional<String> cursor, int limit) {
        return located(new Page<>(lines, Optional.empty()));
    }

    @Override
    public Located<Optional<PolicyView>> policy(long id) {
        return located(policies.stream().filter(policy -> policy.id() == id).findFirst());
    }

    @Override
    public Located<List<PolicyEntryView>> policyHistory(long id) {
        return located(entries);
    }

    @Override
    public Page<PolicyView> policies(PolicyFilter filter, Optional<String> cursor, int limit) {
        lastFilter = filter;
        return pages.isEmpty() ? new Page<>(policies, Optional.empty()) : pages.removeFirst();
    }

    @Override
    public Map<BookId, Long> expiringThatDay(long expirationHeight) {
        Map<BookId, Long> collateral = new HashMap<>();
        for (PolicyView policy : policies) {
            if (ExpirationDay.of(policy.expirationHeight()) == ExpirationDay.of(expirationHeight)) {
                collateral.merge(policy.book(), policy.collateral(), Long::sum);
            }
        }
        return collateral;
    }

    @Override
    public Located<List<UnfinalView>> unfinal(String provider) {
        return located(unfinal);
    }

    @Override
    public Page<BackerView> backers(PolicyView policy, Optional<String> cursor, int limit) {
        return new Page<>(backers, Optional.empty());
    }

    @Override
    public Optional<VintageView> vintageOf(PolicyView policy) {
        return vintages(policy.book()).stream().findFirst();
    }

    @Override
    public List<Host> otherHosts() {
        return List.copyOf(hosts);
    }

    @Override
    public List<Cell> cells(BookId book) {
        return cells.stream().filter(cell -> cell.key().book().equals(book)).toList();
    }

    @Override
    public Optional<ExposureView> exposure(BookId book) {
        return exposures.stream().filter(it -> it.book().equals(book)).findFirst();
    }

    @Override
    public AsOf exposureAsOf() {
        return position.asOf();
    }

    @Override
    public Located<Map<BookId, EpochWeights>> weights(String provider) {
        return new Located.Here<>(weights.getOrDefault(provider, Map.of()));
    }

    @Override
    public PriceView price(String asset) {
        return prices.getOrDefault(asset, new PriceView.Unknown(asset, "no source answered"));
    }

    @Override
    public List<VolatilityView> volatilities(String asset) {
        return List.copyOf(volatilities);
    }

    @Override
    public List<IncidentView> incidents() {
        return List.copyOf(incidents);
    }

    @Override
    public List<ReconciliationView> reconciliations() {
        return List.copyOf(reconciliations);
    }

    @Override
    public PositionView position() {
        if (beingRead) {
            throw new NotReadyException("the state is being read");
        }
        return position;
    }

    @Override
    public HistoryViews history() {
        return history;
    }

    <T> Located<T> located(T value) {
        return elsewhere.isPresent()
                ? new Located.Elsewhere<>(
                        elsewhere.get().host(), elsewhere.get().port())
                : new Located.Here<>(value);
    }
}
