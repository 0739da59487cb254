package io.bithedge.api.document;

import io.bithedge.api.ApiServer;
import io.bithedge.api.Claims;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.VintageShare;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.HistoryViews.BookSnapshot;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.Closing;
import io.bithedge.pool.view.HistoryViews.DailyPrice;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.HistoryViews.Snapshot;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PolicyCreation;
import io.bithedge.pool.view.PolicyEventKind;
import io.bithedge.pool.view.PolicySettlement;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PolicyTerms;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.BackerView;
import io.bithedge.pool.view.PoolViews.BookLife;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.DifferenceView;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.ExposureView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.pool.view.PoolViews.ProofView;
import io.bithedge.pool.view.PoolViews.Proposal;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import io.bithedge.pool.view.PoolViews.SourceView;
import io.bithedge.pool.view.PoolViews.UnfinalView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A pool in which there is one of everything: every list of an answer has a line. */
public final class SamplePool {
    static final String HIM = ApiServer.ADDRESS;
    static final String OPEN_INCIDENT = "i2";
    static final BookId BOOK = new BookId(Token.STX, Tier.CONSERVATIVE);
    private static final long USD = 100_000_000L;
    private static final long NOW = FakeViews.AS_OF.burnTip().value();
    private static final long SUB = VintageShare.SUB_UNITS;
    private static final String TXID = "0x" + "4e".repeat(32);

    private SamplePool() {}

    static FakeViews views() {
        FakeViews views = new FakeViews();
        views.books.add(FakeViews.book(BOOK, 3, NOW + 10));
        views.books.add(proposed());
        views.accounts.put(HIM + "/" + BOOK, FakeViews.account(HIM, BOOK, 3, 1_000, 77));
        views.proofs.put(HIM + "/" + BOOK, proof());
        views.claims.put(HIM + "/" + BOOK, Claims.of(HIM, BOOK));
        views.policies.add(active());
        views.policies.add(settled());
        views.entries.add(new PolicyEntryView(
                PolicyEventKind.CREATED, 0, FakeViews.place(60, "0x60", 960, 1_690_000_000L, TXID)));
        views.lines.add(deposit());
        views.unfinal.add(new UnfinalView(
                EntryKind.DEPOSIT, BOOK, stx(1_001), stx(0), FakeViews.place(71, "0x71", 991, 1_700_000_600L, TXID)));
        views.backers.add(new BackerView(HIM, new SubUnits(1L << 62), stx(37_500_000_000L), stx(667)));
        addMarket(views);
        addRisk(views);
        addHistory(views);
        return views;
    }

    /** Its epoch is over, and the next one is proposed. */
    private static BookView proposed() {
        BookId balanced = new BookId(Token.STX, Tier.BALANCED);
        return FakeViews.in(
                FakeViews.book(balanced, 3, NOW - 2),
                new BookLife(
                        false,
                        Optional.of(new Proposal(
                                new Epoch(4),
                                new SubUnits(9_000_000_000_000L << 12),
                                stx(7_000_000_000_000L),
                                "ab".repeat(32),
                                new BurnHeight(NOW + 1))),
                        Optional.of(new BurnHeight(NOW + 400))));
    }

    private static ProofView proof() {
        EpochWeights weights = EpochWeights.of(new long[] {1, 3}, new long[] {400L << 12, 1_000L << 12});
        ClaimTree tree = ClaimTree.of(List.of(
                new Leaf(BOOK, HIM, 3, 1_000, 10_240, 7_168, weights),
                new Leaf(BOOK, HIM + ".vault", 3, 50, 0, 0, EpochWeights.of(new long[] {3}, new long[] {50L << 12}))));
        return new ProofView(tree.proof(HIM).orElseThrow(), tree.root(), FakeViews.AS_OF);
    }

    private static PolicyView active() {
        return new PolicyView(
                new PolicyId(1),
                HIM,
                terms(3_500_000, NOW + 500, 3_937_500_000L, 32_611_758L, "11"),
                PolicyStatus.ACTIVE,
                created(960),
                Optional.empty(),
                Optional.empty());
    }

    private static PolicyView settled() {
        return new PolicyView(
                new PolicyId(2),
                HIM,
                terms(1_750_000, 980, 1_968_750_000L, 16_305_879L, "22"),
                PolicyStatus.EXPIRED_ITM,
                created(900),
                Optional.empty(),
                Optional.of(new PolicySettlement(
                        new BurnHeight(980),
                        TXID,
                        Optional.of(new PriceE8(55_800 * USD)),
                        Optional.of(new PriceE8(80_000_000)),
                        Optional.of(new BurnHeight(980)),
                        Optional.of(new BurnHeight(980)),
                        stx(91_875_000L),
                        stx(0),
                        stx(0))));
    }

    private static PolicyTerms terms(
            long sats, long expirationHeight, long collateral, long premium, String quoteByte) {
        return new PolicyTerms(
                PolicyType.PUT,
                ExerciseStyle.AMERICAN,
                new PriceE8(60_000 * USD),
                new Sats(sats),
                new BurnHeight(expirationHeight),
                BOOK,
                stx(collateral),
                stx(premium),
                quoteByte.repeat(16));
    }

    private static PolicyCreation created(long burnHeight) {
        return new PolicyCreation(new BurnHeight(burnHeight), TXID, new PriceE8(61_000 * USD), new PriceE8(80_000_000));
    }

    private static Units stx(long amount) {
        return new Units(Token.STX, amount);
    }

    private static void addMarket(FakeViews views) {
        long now = System.currentTimeMillis();
        SourceView used = new SourceView("kraken", new PriceE8(60_000 * USD), now, 2, "");
        SourceView dropped = new SourceView("okx", new PriceE8(70_000 * USD), now, 1, "OUTLIER");
        views.prices.put(
                Asset.BTC, new PriceView.Known(Asset.BTC, new PriceE8(60_000 * USD), 1, now, List.of(used, dropped)));
        views.prices.put(Asset.STX, FakeViews.price(Asset.STX, 80_000_000));
        views.chainPrices.put(Asset.BTC, FakeViews.chainPrice(Asset.BTC, 60_000 * USD));
        views.chainPrices.put(Asset.STX, FakeViews.chainPrice(Asset.STX, 80_000_000));
        views.history.closes.put(Asset.BTC, List.of(new DailyPrice(20_779, new PriceE8(59_400 * USD), 3)));
        views.volatilities.add(new VolatilityView(Asset.BTC, 30, 6_000, 30, 20_779, 6_100));
        views.incidents.add(new IncidentView(
                OPEN_INCIDENT,
                "PRICE_AT_RISK",
                "policy 8",
                "no price record for policy 8",
                "a record by 985",
                "none at 990",
                Optional.of(Token.STX),
                new StacksHeight(69),
                "fold-policies",
                false,
                new IncidentState.Open()));
        views.incidents.add(new IncidentView(
                "i1",
                "LATE_SETTLEMENT",
                "policy 9",
                "policy 9 is late",
                "settled at 985",
                "not settled at 990",
                Optional.of(Token.SBTC),
                new StacksHeight(69),
                "fold-policies",
                false,
                new IncidentState.Acknowledged(new ActView("olga", "the oracle was silent", 1_700_000_000_000L))));
        views.reconciliations.add(new ReconciliationView(
                Token.STX,
                new StacksHeight(60),
                new StacksHeight(65),
                "0x65",
                new BurnHeight(985),
                List.of(new DifferenceView("VAULT_LOCKED_DIFFERS", "vault STX", "1", "2"))));
    }

    private static void addRisk(FakeViews views) {
        Cell.Key key = new Cell.Key(BOOK, 1, NOW + 4_320, 64_000 * USD, 1);
        views.cells.add(Cell.empty(key).plus(50_000_000, 60_000_000_000L));
        views.exposures.add(new ExposureView(
                BOOK, 1, new Sats(50_000_000), stx(60_000_000_000L), 1, HIM, stx(60_000_000_000L), BigInteger.ONE));
        views.weights.put(HIM, Map.of(BOOK, EpochWeights.of(new long[] {1}, new long[] {1L << 62})));
    }

    /** A quarter of 1,000 is locked; three providers, two policies. */
    public static BookSnapshot snapshot(BookId book) {
        return new BookSnapshot(
                book,
                new Epoch(2),
                new Units(book.token(), 1_000),
                new Units(book.token(), 250),
                new Units(book.token(), 700),
                new Units(book.token(), 300),
                new Units(book.token(), 9),
                new Units(book.token(), 4),
                new Units(book.token(), 1),
                OptionalLong.of(3),
                2);
    }

    private static EntryView deposit() {
        return new EntryView(
                HIM,
                BOOK,
                EntryKind.DEPOSIT,
                new Epoch(0),
                stx(1_000),
                stx(0),
                new SubUnits(0),
                FakeViews.place(40, "0x40", 700, 1_680_000_000L, TXID));
    }

    private static void addHistory(FakeViews views) {
        views.history.blocks.put(FakeViews.AS_OF.height(), FakeViews.AS_OF);
        Timeline timeline = new Timeline(
                SUB,
                List.of(
                        new Timeline.Step(700, 1_000 * SUB, 0, 0),
                        new Timeline.Step(800, 1_000 * SUB - 10_240, 7_168, 10_240)));
        List<EntryView> acts = List.of(deposit());
        views.history.providers.put(
                HIM,
                new ProviderPast(
                        HIM,
                        List.of(new ProviderBook(
                                BOOK,
                                acts,
                                List.of(new CarriedEpoch(
                                        new Epoch(1),
                                        new SubUnits(100L << 12),
                                        new SubUnits(400L << 12),
                                        List.of(new BurnHeight(800)))),
                                timeline)),
                        FakeViews.AS_OF));
        views.history.timeline = new Timeline(1, List.of(new Timeline.Step(700, 1_000, 0, 0)));
        views.history.sold.add(new SoldPolicy(
                new PolicyId(2),
                new Epoch(1),
                PolicyType.PUT,
                PolicyStatus.EXPIRED_ITM,
                new PriceE8(60_000 * USD),
                new Sats(100_000),
                new BurnHeight(800),
                stx(50),
                stx(7),
                stx(10),
                Optional.of(new Closing(new StacksHeight(50), new BurnHeight(800), 1_685_000_000L, TXID))));
        views.history.snapshots.add(new Snapshot(FakeViews.AS_OF, List.of(snapshot(BOOK))));
    }
}
