package io.bithedge.api.document;

import io.bithedge.api.ApiServer;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.VintageShare;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.HistoryViews.BookSnapshot;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.Closing;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.HistoryViews.Snapshot;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.BackerView;
import io.bithedge.pool.view.PoolViews.DifferenceView;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.ExposureView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.PriceView;
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
final class SamplePool {
    static final String HIM = ApiServer.ADDRESS;
    static final BookId BOOK = new BookId(Token.STX, Tier.CONSERVATIVE);
    private static final long USD = 100_000_000L;
    private static final long NOW = FakeViews.AS_OF.burnTip();
    private static final long SUB = VintageShare.SUB_UNITS;
    private static final String TXID = "0x" + "4e".repeat(32);

    private SamplePool() {}

    static FakeViews views() {
        FakeViews views = new FakeViews();
        views.books.add(FakeViews.book(BOOK, 3, NOW + 10));
        views.accounts.put(HIM + "/" + BOOK, FakeViews.account(HIM, BOOK, 3, 1_000, 77));
        views.policies.add(active());
        views.policies.add(settled());
        views.entries.add(new PolicyEntryView("CREATED", 0, 60, "0x60", 960, 1_690_000_000L, TXID));
        views.lines.add(
                new EntryView(HIM, BOOK, EntryKind.DEPOSIT, 0, 1_000, 0, 0, 40, "0x40", 700, 1_680_000_000L, TXID));
        views.unfinal.add(new UnfinalView(EntryKind.DEPOSIT, BOOK, 1_001, 0, 71, "0x71", 991, 1_700_000_600L, TXID));
        views.backers.add(new BackerView(HIM, 1L << 62, 37_500_000_000L, 667));
        addMarket(views);
        addRisk(views);
        addHistory(views);
        return views;
    }

    private static PolicyView active() {
        return new PolicyView(
                1,
                HIM,
                "PUT",
                "AMERICAN",
                60_000 * USD,
                3_500_000,
                NOW + 500,
                BOOK,
                3_937_500_000L,
                32_611_758L,
                "11".repeat(16),
                "ACTIVE",
                960,
                61_000 * USD,
                80_000_000,
                TXID,
                0,
                0,
                0,
                0,
                0,
                0,
                "");
    }

    private static PolicyView settled() {
        return new PolicyView(
                2,
                HIM,
                "PUT",
                "AMERICAN",
                60_000 * USD,
                1_750_000,
                980,
                BOOK,
                1_968_750_000L,
                16_305_879L,
                "22".repeat(16),
                "EXPIRED_ITM",
                900,
                61_000 * USD,
                80_000_000,
                TXID,
                0,
                55_800 * USD,
                80_000_000,
                91_875_000L,
                0,
                980,
                TXID);
    }

    private static void addMarket(FakeViews views) {
        SourceView used = new SourceView("kraken", 60_000 * USD, 1_000, 2, "");
        SourceView dropped = new SourceView("okx", 70_000 * USD, 1_000, 1, "OUTLIER");
        views.prices.put("BTC", new PriceView.Known("BTC", 60_000 * USD, 1, 1_000, List.of(used, dropped)));
        views.prices.put("STX", new PriceView.Known("STX", 80_000_000, 3, 1_000));
        views.volatilities.add(new VolatilityView("BTC", 30, 6_000, 30, 20_779, 6_100));
        views.incidents.add(new IncidentView(
                "i1",
                "LATE_SETTLEMENT",
                "policy 9",
                "policy 9 is late",
                "settled at 985",
                "not settled at 990",
                Optional.of("SBTC"),
                69,
                "fold-policies",
                false,
                new IncidentState.Acknowledged(new ActView("olga", "the oracle was silent", 1_700_000_000_000L))));
        views.reconciliations.add(new ReconciliationView(
                "STX",
                60,
                65,
                "0x65",
                985,
                List.of(new DifferenceView("VAULT_LOCKED_DIFFERS", "vault STX", "1", "2"))));
    }

    private static void addRisk(FakeViews views) {
        Cell.Key key = new Cell.Key(new BookId(Token.STX, Tier.CONSERVATIVE), 1, NOW + 4_320, 64_000 * USD, 1);
        views.cells.add(Cell.empty(key).plus(50_000_000, 60_000_000_000L));
        views.exposures.add(
                new ExposureView(BOOK, 1, 50_000_000, 60_000_000_000L, 1, HIM, 60_000_000_000L, BigInteger.ONE));
        views.weights.put(HIM, Map.of(BOOK, EpochWeights.of(new long[] {1}, new long[] {1L << 62})));
    }

    private static void addHistory(FakeViews views) {
        views.history.blocks.put(70L, FakeViews.AS_OF);
        Timeline timeline = new Timeline(
                SUB,
                List.of(
                        new Timeline.Step(700, 1_000 * SUB, 0, 0),
                        new Timeline.Step(800, 1_000 * SUB - 10_240, 7_168, 10_240)));
        List<EntryView> acts = List.of(
                new EntryView(HIM, BOOK, EntryKind.DEPOSIT, 0, 1_000, 0, 0, 40, "0x40", 700, 1_680_000_000L, TXID));
        views.history.providers.put(
                HIM,
                new ProviderPast(
                        HIM,
                        List.of(new ProviderBook(
                                BOOK,
                                acts,
                                List.of(new CarriedEpoch(1, 100L << 12, 400L << 12, List.of(800L))),
                                timeline)),
                        FakeViews.AS_OF));
        views.history.timeline = new Timeline(1, List.of(new Timeline.Step(700, 1_000, 0, 0)));
        views.history.sold.add(new SoldPolicy(
                2,
                1,
                "PUT",
                "EXPIRED_ITM",
                60_000 * USD,
                100_000,
                800,
                50,
                7,
                10,
                new Closing(50, 800, 1_685_000_000L, TXID)));
        views.history.snapshots.add(new Snapshot(
                FakeViews.AS_OF,
                List.of(new BookSnapshot(BOOK, 2, 1_000, 250, 700, 300, 9, 4, 1, OptionalLong.of(3), 2))));
    }
}
