package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookTotals;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.RandomActs;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random legal histories of a chain, with forks, duplicates and facts around the cut-off, against the ledger's book in memory. */
class HistoriesPropertiesTest {
    private static final List<BookId> BOOKS =
            List.of(new BookId(Token.STX, Tier.BALANCED), new BookId(Token.SBTC, Tier.AGGRESSIVE));
    private static final int BLOCKS = 160;

    @TempDir
    Path stateDir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equalsTheBookInMemoryWhateverTheHistory(long seed) {
        Random random = new Random(seed);
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            RandomActs acts = new RandomActs(random, market, BOOKS, RandomActs.ofVault(market));
            List<ChainCommand> asked = new ArrayList<>();
            for (int block = 0; block < BLOCKS; block++) {
                driver.chain().burn(random.nextInt(3));
                if (random.nextInt(6) == 0) {
                    fork(driver);
                }
                asked.addAll(driver.commands());
                if (random.nextBoolean()) {
                    // The chain answers some blocks later: deposits and settlements fall behind the cut-off.
                    market.obey(asked);
                    asked.clear();
                }
                for (int act = random.nextInt(4); act > 0; act--) {
                    acts.act();
                }
                driver.chain().block();
                if (random.nextInt(5) == 0) {
                    driver.chain().repeat();
                }
                driver.chain().finalise();
                market.reached();
                compare(driver, market, "seed %d block %d".formatted(seed, block));
                reconcile(driver, market);
            }
            assertThat(driver.incidents()).isEmpty();
            assertThat(market.twin(BOOKS.get(0)).state().epoch()).isGreaterThan(3);
        }
    }

    /** A block that never becomes final, and whatever it said. */
    private static void fork(PoolDriver driver) {
        BookId book = BOOKS.get(0);
        driver.chain()
                .add(
                        SimChain.VAULT,
                        new FundsDeposited(
                                Providers.of(0), BookIdMapper.token(book), BookIdMapper.tier(book), 0L, 777L));
        driver.chain().block();
        driver.chain().rollBack();
    }

    /** What the vault says of the block, from buckets that move as the contract's do. */
    private static void reconcile(PoolDriver driver, Market market) {
        for (io.bithedge.schemas.avro.Token token : io.bithedge.schemas.avro.Token.values()) {
            driver.read(market.vault().reading(driver.chain(), token));
        }
        assertThat(driver.views().reconciliations())
                .hasSize(2)
                .allMatch(it -> it.height().value() == driver.chain().height())
                .allMatch(it -> it.differences().isEmpty());
    }

    private static void compare(PoolDriver driver, Market market, String when) {
        assertThat(driver.views().position().appliedHeight().value())
                .as(when)
                .isEqualTo(driver.chain().height());
        for (BookId id : BOOKS) {
            Book twin = market.twin(id);
            BookFigures book = driver.views().book(id).orElseThrow().figures();
            assertThat(new BookTotals(
                            book.epoch().value(),
                            book.capital().value(),
                            book.locked().value(),
                            book.losses().value(),
                            book.premiumPending().value(),
                            book.premiumEarned().value(),
                            book.premiumWithdrawn().value(),
                            book.capacity().value(),
                            book.used().value(),
                            book.weight().value()))
                    .as("%s book %s", when, id)
                    .isEqualTo(twin.totals());
            for (String provider : twin.providers()) {
                assertThat(ledgerView(driver.account(provider, id).figures()))
                        .as("%s provider %s of %s", when, provider, id)
                        .isEqualTo(twin.view(provider));
            }
        }
    }

    private static AccountView ledgerView(AccountFigures it) {
        return new AccountView(
                it.deposited().value(),
                it.pending().value(),
                it.exit().value(),
                it.locked().value(),
                it.losses().value(),
                it.available().value(),
                it.limit().value(),
                it.withdrawn().value(),
                it.premiumPending().value(),
                it.premiumEarned().value(),
                it.premiumWithdrawn().value(),
                it.weight().value());
    }
}
