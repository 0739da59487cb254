package io.bithedge.topology.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.statement.Statement;
import io.bithedge.pool.statement.Statement.OfPolicy;
import io.bithedge.pool.statement.StatementLines;
import io.bithedge.pool.statement.StatementRule;
import io.bithedge.pool.statement.StatementRule.Period;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.RandomActs;
import io.bithedge.topology.support.Registry;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements and time lines of random histories, against a twin with a row per policy and provider. */
class StatementPropertiesTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final int BLOCKS = 150;

    @TempDir
    Path stateDir;

    /** A row of the twin: what a settled policy was to one provider, as a fraction of weights. */
    private record Row(long weight, long all, long premium, long payout) {
        /** Exact, rounded down. */
        long premiumDown() {
            return BigInteger.valueOf(weight)
                    .multiply(BigInteger.valueOf(premium))
                    .divide(BigInteger.valueOf(all))
                    .longValueExact();
        }

        /** Exact, rounded up. */
        long lossUp() {
            return BigInteger.valueOf(weight)
                    .multiply(BigInteger.valueOf(payout))
                    .add(BigInteger.valueOf(all - 1))
                    .divide(BigInteger.valueOf(all))
                    .longValueExact();
        }
    }

    /** Sells and settles through both contracts, and writes the twin's rows. */
    private static final class Rows implements RandomActs.Trade {
        private final Market market;
        private final Registry registry;
        private final Map<String, Map<Long, Row>> rows = new HashMap<>();
        private final Map<Long, Map<String, Long>> weights = new HashMap<>();

        private Rows(Market market, Registry registry) {
            this.market = market;
            this.registry = registry;
        }

        @Override
        public void sell(BookId book, long policyId, long collateral, long premium) {
            Book twin = market.twin(book);
            Map<String, Long> his = new HashMap<>();
            for (String provider : twin.providers()) {
                his.put(
                        provider,
                        twin.account(provider).weights().of(twin.state().epoch()));
            }
            weights.put(policyId, his);
            registry.sell(book, policyId, collateral, premium);
        }

        @Override
        public void settle(BookId book, PolicyLock lock, long payout) {
            Map<String, Long> his = weights.getOrDefault(lock.policyId(), Map.of());
            long all = his.values().stream().mapToLong(Long::longValue).sum();
            his.forEach((provider, weight) -> rows.computeIfAbsent(provider, name -> new TreeMap<>())
                    .put(lock.policyId(), new Row(weight, all, lock.premium(), payout)));
            registry.settle(book, lock, payout);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void addsUpToTheUnitWhereverTimeIsCut(long seed) {
        Random random = new Random(seed);
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            Rows twin = new Rows(market, new Registry(driver.chain(), market));
            Map<Long, Long> capitals = play(random, driver, market, twin);
            HistoryViews history = driver.views().history();
            for (String provider : market.twin(BOOK).providers()) {
                AccountView account = driver.account(provider, BOOK);
                check(random, history, account);
                checkLines(history, provider, twin.rows.getOrDefault(provider, Map.of()));
            }
            checkBook(random, history, capitals);
        }
    }

    /** The capital of the book at the end of each burn height. */
    private static Map<Long, Long> play(Random random, PoolDriver driver, Market market, Rows twin) {
        RandomActs acts = new RandomActs(random, market, List.of(BOOK), twin);
        List<ChainCommand> asked = new ArrayList<>();
        TreeMap<Long, Long> capitals = new TreeMap<>();
        for (int block = 0; block < BLOCKS; block++) {
            driver.chain().burn(random.nextInt(4));
            asked.addAll(driver.commands());
            if (random.nextBoolean()) {
                market.obey(asked);
                asked.clear();
            }
            for (int act = random.nextInt(5); act > 0; act--) {
                acts.act();
            }
            market.endBlock();
            capitals.put(driver.chain().burnHeight(), market.twin(BOOK).totals().capital());
        }
        return capitals;
    }

    /** Periods that follow one another: each opens where the one before closed, and the last one closes as the account stands. */
    private static void check(Random random, HistoryViews history, AccountView account) {
        long end = account.asOf().burnHeight().value();
        Statement whole = statement(history, account.provider(), period(0, end));
        assertThat(whole.opening()).isEqualTo(balance(0, 0));
        AccountFigures his = account.figures();
        assertThat(whole.closing())
                .isEqualTo(new Statement.Balance(
                        his.deposited().minus(his.losses()), his.premiumEarned().minus(his.premiumWithdrawn())));
        Statement.Balance balance = balance(0, 0);
        List<OfPolicy> premiums = new ArrayList<>();
        List<OfPolicy> losses = new ArrayList<>();
        for (long from = 0; from <= end; ) {
            long to = Math.min(end, from == 0 ? 1_000 : from + random.nextInt(30));
            Period period = period(from, to);
            Statement part = statement(history, account.provider(), period);
            assertThat(part.opening()).isEqualTo(balance);
            assertThat(part.isComplete()).as(part.toString()).isTrue();
            assertAddsUp(part);
            balance = part.closing();
            premiums.addAll(part.premiums());
            losses.addAll(part.losses());
            from = to + 1;
        }
        assertThat(balance).isEqualTo(whole.closing());
        assertThat(premiums).isEqualTo(whole.premiums());
        assertThat(losses).isEqualTo(whole.losses());
    }

    private static Statement statement(HistoryViews history, String provider, Period period) {
        ProviderPast past = here(history.provider(provider, period.heights()));
        ProviderBook book = past.books().getFirst();
        return StatementRule.of(book, period, policies(history, book, period));
    }

    private static Period period(long from, long to) {
        return new Period(new BurnHeight(from), new BurnHeight(to));
    }

    private static Statement.Balance balance(long capital, long premium) {
        return new Statement.Balance(new Units(BOOK.token(), capital), new Units(BOOK.token(), premium));
    }

    private static void assertAddsUp(Statement it) {
        List<StatementLines.Line> lines = StatementLines.of(it);
        long capital = 0;
        long premium = 0;
        for (StatementLines.Line line : lines.subList(0, lines.size() - 1)) {
            capital += line.amount().capital().value();
            premium += line.amount().premium().value();
        }
        assertThat(lines.getLast().amount()).isEqualTo(balance(capital, premium));
    }

    /** A line is the exact share but for one unit: where the share is a whole number, the ratio's last bit can turn it over. */
    private static void checkLines(HistoryViews history, String provider, Map<Long, Row> rows) {
        Statement whole = statement(history, provider, period(0, Long.MAX_VALUE - 1));
        Map<Long, Long> premiums = new HashMap<>();
        whole.premiums()
                .forEach(line ->
                        premiums.put(line.policyId().value(), line.amount().value()));
        Map<Long, Long> losses = new HashMap<>();
        whole.losses()
                .forEach(line ->
                        losses.put(line.policyId().value(), line.amount().value()));
        rows.forEach((policy, row) -> {
            assertThat(row.premiumDown() - premiums.getOrDefault(policy, 0L)).isBetween(0L, 1L);
            assertThat(losses.getOrDefault(policy, 0L) - row.lossUp()).isBetween(0L, 1L);
        });
        assertThat(rows.keySet()).containsAll(premiums.keySet()).containsAll(losses.keySet());
    }

    private static List<SoldPolicy> policies(HistoryViews history, ProviderBook book, Period period) {
        return StatementRule.wanted(book, period)
                .map(which -> history.sold(which, Optional.empty(), 10_000).items())
                .orElseGet(List::of);
    }

    /** At its ends and at some heights in between. */
    private static void checkBook(Random random, HistoryViews history, Map<Long, Long> capitals) {
        long last = capitals.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
        Timeline timeline = history.book(
                        BOOK,
                        (startsAt, end) -> LongStream.concat(
                                        LongStream.of(startsAt, last), random.longs(9, startsAt, last))
                                .distinct()
                                .sorted()
                                .boxed()
                                .toList())
                .timeline();
        BigInteger sum = BigInteger.ZERO;
        long capital = 0;
        for (long height = timeline.startsAt(); height <= last; height++) {
            capital = capitals.getOrDefault(height, capital);
            if (timeline.at(height).burnHeight() == height) {
                assertThat(timeline.at(height).capital()).isEqualTo(capital);
                assertThat(timeline.window(timeline.startsAt(), height).capitalBlocks())
                        .isEqualTo(sum);
            }
            sum = sum.add(BigInteger.valueOf(capital));
        }
        assertThat(timeline.steps()).hasSizeGreaterThan(5);
    }

    private static <T> T here(PoolViews.Located<T> located) {
        return switch (located) {
            case Located.Here<T>(T value) -> value;
            case Located.NotReady<T>(String reason) -> throw new AssertionError(reason);
        };
    }
}
