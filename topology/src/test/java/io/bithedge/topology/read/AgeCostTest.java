package io.bithedge.topology.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.yield.YieldHeights;
import io.bithedge.pool.statement.StatementRule.Period;
import io.bithedge.pool.view.HistoryViews.BookPast;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.Registry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an answer reads when the pool is ten epochs old and when it is eight times as old: counted in rows, never in time. */
class AgeCostTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final String PROVIDER = Providers.of(1);
    private static final int YOUNG = 10;
    private static final int OLD = 80;
    /** A seek and a row for each height of a yield's windows and chart, and as much for the time of each of its blocks. */
    private static final int MOST_OF_A_YIELD = 4 * (121 + 2) + 10;

    @TempDir
    Path stateDir;

    private long policyId = 1;

    /** An epoch with so many blocks, in each a policy that is sold and settled with a loss. */
    private void epochs(Market market, Registry registry, int epochs, int blocks) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            market.nextEpoch();
            for (int block = 0; block < blocks; block++) {
                long id = policyId++;
                registry.sell(BOOK, id, 1_000, 10);
                market.endBlock();
                registry.settle(BOOK, market.twin(BOOK).state().locks().get(id).orElseThrow(), 1);
                market.endBlock();
            }
        }
    }

    @Test
    void readsNoMoreWhenItIsOlder() {
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            Registry registry = new Registry(driver.chain(), market);
            market.deposit(BOOK, PROVIDER, 1_000_000_000L);
            market.endBlock();
            CountedStores stores = new CountedStores(driver.stores());
            PoolViews views = new StorePoolViews(stores, PoolDriver.LAYOUT);

            epochs(market, registry, YOUNG, 1);
            Map<String, Integer> young = reads(stores, views);
            epochs(market, registry, OLD - YOUNG, 1);
            Map<String, Integer> old = reads(stores, views);

            assertThat(yieldOfTheBook(stores, views)).isLessThanOrEqualTo(MOST_OF_A_YIELD);
            assertThat(old).isEqualTo(young);
            // By halving to its epoch, and a page of weights.
            assertThat(backers(stores, views)).isLessThanOrEqualTo(2 + 10 + 3);
        }
    }

    /** Of a provider his own lines are read, and of an epoch he has a weight in a row or two: one more epoch costs as much as the last. */
    @Test
    void readsOfAProviderARowOrTwoForEachOfHisEpochsAndNoneForABlock() {
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            Registry registry = new Registry(driver.chain(), market);
            market.deposit(BOOK, PROVIDER, 1_000_000_000L);
            market.endBlock();
            CountedStores stores = new CountedStores(driver.stores());
            PoolViews views = new StorePoolViews(stores, PoolDriver.LAYOUT);

            epochs(market, registry, YOUNG, 1);
            int young = statement(stores, views);
            epochs(market, registry, YOUNG, 1);
            int perEpoch = (statement(stores, views) - young) / YOUNG;
            epochs(market, registry, YOUNG, 20);
            assertThat(perEpoch).isBetween(1, 5);
            assertThat(statement(stores, views)).isLessThanOrEqualTo(young + 2 * YOUNG * perEpoch + perEpoch);
        }
    }

    private static Map<String, Integer> reads(CountedStores stores, PoolViews views) {
        Epoch current = views.book(BOOK).orElseThrow().figures().epoch();
        Map<String, Integer> reads = new LinkedHashMap<>();
        reads.put("book", stores.readsOf(() -> views.book(BOOK)));
        reads.put("books", stores.readsOf(views::books));
        reads.put("vintage", stores.readsOf(() -> views.vintage(BOOK, current)));
        reads.put("account", stores.readsOf(() -> here(views.account(PROVIDER, BOOK))));
        reads.put("accounts", stores.readsOf(() -> here(views.accounts(PROVIDER))));
        reads.put("proof", stores.readsOf(() -> here(views.proof(PROVIDER, BOOK))));
        reads.put("claim", stores.readsOf(() -> here(views.claim(PROVIDER, BOOK))));
        reads.put("weights", stores.readsOf(() -> here(views.weights(PROVIDER))));
        reads.put("policy", stores.readsOf(() -> here(views.policy(new PolicyId(1)))));
        reads.put("policies", stores.readsOf(() -> views.policies(PoolViews.PolicyFilter.ALL, Optional.empty(), 5)));
        reads.put("entries", stores.readsOf(() -> here(views.entries(PROVIDER, Optional.empty(), 5))));
        reads.put("expiring", stores.readsOf(() -> views.expiringThatDay(new BurnHeight(60_000))));
        reads.put("exposure", stores.readsOf(() -> views.exposure(BOOK)));
        reads.put("cells", stores.readsOf(() -> views.cells(BOOK)));
        reads.put("tip", stores.readsOf(views::tip));
        reads.put("position", stores.readsOf(views::position));
        reads.put(
                "snapshots",
                stores.readsOf(() -> views.history().snapshots(new BurnHeight(0), new BurnHeight(Long.MAX_VALUE), 5)));
        reads.put(
                "book as of a block",
                stores.readsOf(() -> views.history().book(BOOK, views.position().asOf())));
        return reads;
    }

    private static int backers(CountedStores stores, PoolViews views) {
        PolicyView newest = views.policies(PoolViews.PolicyFilter.ALL, Optional.empty(), 1)
                .items()
                .getFirst();
        return stores.readsOf(() ->
                assertThat(views.backers(newest, Optional.empty(), 5).items()).hasSize(1));
    }

    private static int yieldOfTheBook(CountedStores stores, PoolViews views) {
        return stores.readsOf(() -> {
            BookPast past = views.history().book(BOOK, YieldHeights::between);
            YieldHeights.points(
                            past.timeline().startsAt(), past.asOf().burnHeight().value())
                    .forEach(height -> views.history().lastBlockAt(new BurnHeight(height), past.asOf()));
        });
    }

    /** Of the last ten burn blocks. */
    private static int statement(CountedStores stores, PoolViews views) {
        BurnHeight now = views.position().asOf().burnHeight();
        Period period = new Period(now.plus(-10), now);
        return stores.readsOf(() -> here(views.history().provider(PROVIDER, period.heights())));
    }

    private static <T> T here(Located<T> located) {
        return switch (located) {
            case Located.Here<T>(T value) -> value;
            case Located.NotReady<T>(String reason) -> throw new AssertionError(reason);
        };
    }
}
