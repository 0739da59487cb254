package io.bithedge.pool.view;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.ExpirationDay;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.PriceView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pool in memory for tests of what stands on the views: tests set the fields, the methods read them. */
public final class FakeViews implements PoolViews {
    public static final AsOf AS_OF = asOf(70, "0xabcd", 990, 1_700_000_000L, 1_000);

    public PositionView position = new PositionView(AS_OF.height(), AS_OF, List.of());
    public final List<BookView> books = new ArrayList<>();
    public final Map<String, AccountView> accounts = new HashMap<>();
    public final Map<String, ClaimView> claims = new HashMap<>();
    public final Map<String, ProofView> proofs = new HashMap<>();
    public final List<PolicyView> policies = new ArrayList<>();
    public final List<BackerView> backers = new ArrayList<>();
    public final List<Cell> cells = new ArrayList<>();
    public final List<ExposureView> exposures = new ArrayList<>();
    public final Map<String, Map<BookId, EpochWeights>> weights = new HashMap<>();
    public final Map<Asset, PriceView> prices = new EnumMap<>(Asset.class);
    public final Map<Asset, ChainPriceView> chainPrices = new EnumMap<>(Asset.class);
    public final List<VolatilityView> volatilities = new ArrayList<>();
    public final List<IncidentView> incidents = new ArrayList<>();
    public final List<PolicyEntryView> entries = new ArrayList<>();
    /** What a provider did, whoever asks. */
    public final List<EntryView> lines = new ArrayList<>();

    public final List<UnfinalView> unfinal = new ArrayList<>();
    public final List<ReconciliationView> reconciliations = new ArrayList<>();
    /** Answered one after the other before there are only `policies`. */
    public final List<Page<PolicyView>> pages = new ArrayList<>();

    public final FakeHistory history = new FakeHistory(this);
    public PolicyFilter lastFilter = PolicyFilter.ALL;
    public boolean beingRead;
    /** Why no partition can be read. */
    public Optional<String> nowhere = Optional.empty();

    /** Back to an empty pool. */
    public void reset() {
        position = new PositionView(AS_OF.height(), AS_OF, List.of());
        nowhere = Optional.empty();
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
                        pages)
                .forEach(List::clear);
        history.reset();
        accounts.clear();
        proofs.clear();
        claims.clear();
        weights.clear();
        prices.clear();
        chainPrices.clear();
    }

    /** An open book with ten million STX, all of them weighed, eight of them for this epoch. */
    public static BookView book(BookId book, long epoch, long endsAt) {
        return book(book, epoch, endsAt, 8_000_000_000_000L);
    }

    /** The same, with another capacity. */
    public static BookView book(BookId book, long epoch, long endsAt, long capacity) {
        Units none = Units.none(book.token());
        return new BookView(
                book,
                new BookFigures(
                        new Epoch(epoch),
                        new BurnHeight(endsAt - 36),
                        new BurnHeight(endsAt),
                        new Units(book.token(), 10_000_000_000_000L),
                        none,
                        none,
                        none,
                        none,
                        none,
                        new Units(book.token(), capacity),
                        none,
                        new SubUnits(10_000_000_000_000L << 12)),
                "00".repeat(32),
                new BasisPoints(0),
                AS_OF);
    }

    /** Five units of capital and two of premium are withdrawn. */
    public static AccountView account(String provider, BookId book, long epoch, long limit, long premiumEarned) {
        Units none = Units.none(book.token());
        Units capital = new Units(book.token(), limit);
        return new AccountView(
                provider,
                book,
                new AccountFigures(
                        new Epoch(epoch),
                        capital,
                        none,
                        none,
                        none,
                        none,
                        capital,
                        capital,
                        new Units(book.token(), 5),
                        new Units(book.token(), limit - 5),
                        none,
                        new Units(book.token(), premiumEarned),
                        new Units(book.token(), 2),
                        new SubUnits(limit << 12)),
                AS_OF);
    }

    public static PolicyView policy(long id, BookId book, long expirationHeight, long collateral) {
        return new PolicyView(
                new PolicyId(id),
                "ST1",
                terms(book, expirationHeight, collateral),
                PolicyStatus.ACTIVE,
                new PolicyCreation(new BurnHeight(5), "0x01", new PriceE8(1), new PriceE8(1)),
                Optional.empty(),
                Optional.empty());
    }

    private static PolicyTerms terms(BookId book, long expirationHeight, long collateral) {
        return new PolicyTerms(
                PolicyType.PUT,
                ExerciseStyle.AMERICAN,
                new PriceE8(1),
                new Sats(1),
                new BurnHeight(expirationHeight),
                book,
                new Units(book.token(), collateral),
                new Units(book.token(), 1),
                "00");
    }

    public static AsOf asOf(long height, String indexBlockHash, long burnHeight, long blockTime, long burnTip) {
        return new AsOf(
                new StacksHeight(height),
                indexBlockHash,
                new BurnHeight(burnHeight),
                blockTime,
                new BurnHeight(burnTip));
    }

    public static BlockPlace place(long height, String indexBlockHash, long burnHeight, long blockTime, String txid) {
        return new BlockPlace(new StacksHeight(height), indexBlockHash, new BurnHeight(burnHeight), blockTime, txid);
    }

    /** A price of now, of a whole coin in USD x 10^8. */
    public static PriceView.Known price(Asset asset, long priceE8) {
        return new PriceView.Known(asset, new PriceE8(priceE8), 3, System.currentTimeMillis());
    }

    /** The oracle recorded it lately, and its three submitters see the same. */
    public static ChainPriceView chainPrice(Asset asset, long priceE8) {
        PriceE8 price = new PriceE8(priceE8);
        BurnHeight height = AS_OF.burnTip().plus(-6);
        return new ChainPriceView(
                asset,
                Optional.of(new RecordedPrice(price, height, AS_OF.blockTime())),
                List.of(
                        new ObservedPrice("ST1", price, height),
                        new ObservedPrice("ST2", price, height),
                        new ObservedPrice("ST3", price, height)));
    }

    /** A book in another state than the usual one. */
    public static BookView in(BookView it, BookLife life) {
        return new BookView(it.book(), it.figures(), it.root(), it.fee(), life, it.asOf());
    }

    @Override
    public ChainPriceView chainPrice(Asset asset) {
        return chainPrices.getOrDefault(asset, new ChainPriceView(asset, Optional.empty(), List.of()));
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
        return List.of(new VintageView(
                new Epoch(1),
                new BurnHeight(1),
                new BurnHeight(37),
                new SubUnits(1L << 62),
                new Units(book.token(), 5),
                new Units(book.token(), 4),
                new Units(book.token(), 3),
                new Units(book.token(), 2),
                new Units(book.token(), 1),
                Units.none(book.token())));
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
    public Located<Optional<ProofView>> proof(String provider, BookId book) {
        return located(Optional.ofNullable(proofs.get(provider + "/" + book)));
    }

    @Override
    public Located<Optional<ClaimView>> claim(String provider, BookId book) {
        return located(Optional.ofNullable(claims.get(provider + "/" + book)));
    }

    @Override
    public Located<Page<EntryView>> entries(String provider, Optional<String> cursor, int limit) {
        return located(new Page<>(lines, Optional.empty()));
    }

    @Override
    public Located<Optional<PolicyView>> policy(PolicyId id) {
        return located(
                policies.stream().filter(policy -> policy.id().equals(id)).findFirst());
    }

    @Override
    public Located<List<PolicyEntryView>> policyHistory(PolicyId id) {
        return located(entries);
    }

    @Override
    public Page<PolicyView> policies(PolicyFilter filter, Optional<String> cursor, int limit) {
        lastFilter = filter;
        return pages.isEmpty() ? new Page<>(policies, Optional.empty()) : pages.removeFirst();
    }

    @Override
    public Map<BookId, Units> expiringThatDay(BurnHeight expirationHeight) {
        Map<BookId, Units> collateral = new HashMap<>();
        for (PolicyView policy : policies) {
            PolicyTerms terms = policy.terms();
            if (ExpirationDay.of(terms.expirationHeight().value()) == ExpirationDay.of(expirationHeight.value())) {
                collateral.merge(terms.book(), terms.collateral(), Units::plus);
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
        return vintages(policy.terms().book()).stream().findFirst();
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
    public PriceView price(Asset asset) {
        return prices.getOrDefault(asset, new PriceView.Unknown(asset, "no source answered"));
    }

    @Override
    public List<VolatilityView> volatilities(Asset asset) {
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
        return nowhere.<Located<T>>map(Located.NotReady::new).orElseGet(() -> new Located.Here<>(value));
    }
}
