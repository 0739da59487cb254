package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.HistoryViews.Moment;
import io.bithedge.pool.view.HistoryViews.Snapshot;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.RandomActs;
import io.bithedge.topology.support.Registry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are remembered at every block of a random history and asked for again at its end: equal to the unit. */
class TimeTravelPropertiesTest {
    private static final List<BookId> BOOKS =
            List.of(new BookId(Token.STX, Tier.BALANCED), new BookId(Token.SBTC, Tier.AGGRESSIVE));
    private static final int BLOCKS = 120;

    @TempDir
    Path stateDir;

    /** What the pool said when a block was the last one. */
    private record Answers(
            AsOf asOf,
            List<PoolViews.BookView> books,
            Map<BookId, List<PoolViews.VintageView>> vintages,
            Map<String, List<PoolViews.AccountView>> accounts,
            Map<PolicyId, PoolViews.PolicyView> policies) {}

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void answersAsItDidAtEveryPastBlockAndAfterAReplay(long seed) {
        List<Answers> remembered = new ArrayList<>();
        try (PoolDriver driver = new PoolDriver(stateDir.resolve("live"));
                PoolDriver replayed = new PoolDriver(stateDir.resolve("replayed"))) {
            play(new Random(seed), driver, remembered);
            compareAll(driver, remembered, "seed " + seed);
            checkSnapshots(driver, remembered);

            replayed.replay(driver.published());
            for (String store : List.of(StoreNames.ALL_HISTORY, StoreNames.ALL_SNAPSHOTS)) {
                assertThat(replayed.rows(store)).as(store).isEqualTo(driver.rows(store));
            }
            compareAll(replayed, remembered, "replay of seed " + seed);
        }
    }

    private static void play(Random random, PoolDriver driver, List<Answers> remembered) {
        Market market = new Market(driver);
        Registry registry = new Registry(driver.chain(), market);
        RandomActs acts = new RandomActs(random, market, BOOKS, registry);
        List<ChainCommand> asked = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            driver.chain().burn(random.nextInt(3));
            asked.addAll(driver.commands());
            if (random.nextBoolean()) {
                market.obey(asked);
                asked.clear();
            }
            for (int act = random.nextInt(4); act > 0; act--) {
                acts.act();
            }
            activate(random, market, driver, registry);
            driver.chain().block();
            if (random.nextInt(5) == 0) {
                driver.chain().repeat();
            }
            driver.chain().finalise();
            market.reached();
            remembered.add(answers(driver.views()));
        }
        assertThat(market.twin(BOOKS.getFirst()).state().epoch()).isGreaterThan(2);
        assertThat(remembered.getLast().policies()).hasSizeGreaterThan(10);
        // Nobody completes the activations: that is late, and no disagreement.
        assertThat(driver.incidents()).noneMatch(Incident::getStopsQuotes);
    }

    /** Requests that lapse some blocks later. */
    private static void activate(Random random, Market market, PoolDriver driver, Registry registry) {
        List<PolicyLock> live = market.twin(BOOKS.getFirst()).state().locks().values();
        if (live.isEmpty() || random.nextInt(3) > 0) {
            return;
        }
        long id = live.get(random.nextInt(live.size())).policyId();
        Optional<PoolViews.PolicyView> known = here(driver.views().policy(new PolicyId(id)));
        if (known.isEmpty()) {
            return;
        }
        known.get()
                .activationRequestedAt()
                .ifPresentOrElse(at -> registry.lapse(id, at.value()), () -> registry.requestActivation(id));
    }

    private static Answers answers(PoolViews views) {
        Map<BookId, List<PoolViews.VintageView>> vintages = new LinkedHashMap<>();
        BOOKS.forEach(book -> vintages.put(book, views.vintages(book)));
        Map<String, List<PoolViews.AccountView>> accounts = new TreeMap<>();
        IntStream.range(0, 7)
                .mapToObj(Providers::of)
                .forEach(provider -> accounts.put(provider, here(views.accounts(provider))));
        Map<PolicyId, PoolViews.PolicyView> policies = new TreeMap<>();
        views.policies(PolicyFilter.ALL, Optional.empty(), 500)
                .items()
                .forEach(policy -> policies.put(policy.id(), policy));
        return new Answers(views.position().asOf(), views.books(), vintages, accounts, policies);
    }

    private static void compareAll(PoolDriver driver, List<Answers> remembered, String when) {
        HistoryViews history = driver.views().history();
        for (Answers then : remembered) {
            String what = "%s, block %s".formatted(when, then.asOf().height());
            assertThat(history.moment(then.asOf().height())).as(what).isEqualTo(new Moment.Known(then.asOf()));
            assertThat(history.books(then.asOf())).as(what).containsExactlyInAnyOrderElementsOf(then.books());
            then.vintages()
                    .forEach((book, vintages) -> assertThat(history.vintages(book, then.asOf()))
                            .as(what)
                            .isEqualTo(vintages));
            then.accounts()
                    .forEach((provider, accounts) -> assertThat(here(history.accounts(provider, then.asOf())))
                            .as("%s, %s", what, provider)
                            .isEqualTo(accounts));
            then.policies()
                    .forEach((id, policy) -> assertThat(here(history.policy(id, then.asOf())))
                            .as("%s, policy %s", what, id)
                            .contains(policy));
        }
        long last = remembered.getLast().asOf().height().value();
        assertThat(history.moment(new StacksHeight(last + 1))).isInstanceOf(Moment.Unavailable.class);
        assertThat(history.moment(new StacksHeight(99)))
                .isEqualTo(new Moment.Unavailable("block 99 is before the first one of the history, 100"));
        assertThat(here(history.policy(
                        new PolicyId(remembered.getLast().policies().size()),
                        remembered.getFirst().asOf())))
                .isEmpty();
    }

    /** One for each slot of six burn blocks that has a block, each with the books as of its block. */
    private static void checkSnapshots(PoolDriver driver, List<Answers> remembered) {
        List<Snapshot> snapshots =
                driver.views().history().snapshots(new BurnHeight(0), new BurnHeight(Long.MAX_VALUE), 1_000);
        Map<Long, AsOf> firstOfSlot = new TreeMap<>();
        // The market's own first block is before the remembered ones.
        firstOfSlot.put(1_000L / 6, snapshots.getLast().asOf());
        remembered.forEach(
                then -> firstOfSlot.putIfAbsent(then.asOf().burnHeight().value() / 6, then.asOf()));
        assertThat(snapshots.reversed()).extracting(Snapshot::asOf).containsExactlyElementsOf(firstOfSlot.values());
        for (Snapshot snapshot : snapshots) {
            for (HistoryViews.BookSnapshot book : snapshot.books()) {
                BookFigures then = driver.views()
                        .history()
                        .book(book.book(), snapshot.asOf())
                        .orElseThrow()
                        .figures();
                assertThat(book.capital()).isEqualTo(then.capital());
                assertThat(book.locked()).isEqualTo(then.locked());
                assertThat(book.premiumEarned()).isEqualTo(then.premiumEarned());
                assertThat(book.losses()).isEqualTo(then.losses());
            }
        }
    }

    private static <T> T here(Located<T> located) {
        return switch (located) {
            case Located.Here<T>(T value) -> value;
            case Located.NotReady<T>(String reason) -> throw new AssertionError(reason);
        };
    }
}
