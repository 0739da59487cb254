package io.bithedge.topology.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.ChainPriceView;
import io.bithedge.pool.view.PoolViews.ObservedPrice;
import io.bithedge.schemas.avro.PausedSet;
import io.bithedge.schemas.avro.PriceObserved;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a firm quote is held against on the chain: prices of the oracle, a pause, the time of the newest block. */
class ContractViewsTest {
    private static final BookId STX = new BookId(Token.STX, Tier.BALANCED);

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private SimChain chain;
    private Market market;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        chain = driver.chain();
        market = new Market(driver);
        market.deposit(STX, Providers.of(1), 1_000_000);
        market.endBlock();
        market.nextEpoch();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    /** The last one of each submitter; there is no record while no two agree. */
    @Test
    void showsWhatEverySubmitterSawLast() {
        assertThat(driver.views().chainPrice(Asset.BTC).observations()).isEmpty();
        chain.add(SimChain.ORACLE, observed(6_000, 7, "one"));
        chain.add(SimChain.ORACLE, observed(6_100, 7, "two"));
        chain.add(SimChain.ORACLE, observed(6_001, 8, "one"));
        market.endBlock();

        ChainPriceView seen = driver.views().chainPrice(Asset.BTC);
        assertThat(seen.observations())
                .containsExactlyInAnyOrder(
                        new ObservedPrice("two", new PriceE8(6_100), new BurnHeight(7)),
                        new ObservedPrice("one", new PriceE8(6_001), new BurnHeight(8)));
        assertThat(seen.recorded()).isEmpty();
        assertThat(driver.views().chainPrice(Asset.STX).observations()).isEmpty();
    }

    private static PriceObserved observed(long price, long height, String submitter) {
        return new PriceObserved(io.bithedge.schemas.avro.Asset.BTC, price, height, 1L, submitter);
    }

    @Test
    void showsThePauseOfAllContractsInEveryBook() {
        assertThat(book().life().pausedUntil()).isEmpty();
        chain.add(SimChain.ROLES, new PausedSet(true, 4_000L));
        market.endBlock();
        assertThat(book().life().pausedUntil()).contains(new BurnHeight(4_000));

        chain.add(SimChain.ROLES, new PausedSet(false, 4_000L));
        market.endBlock();
        assertThat(book().life().pausedUntil()).isEmpty();
        assertThat(book().life().isClosed()).isFalse();
        assertThat(book().life().proposal()).isEmpty();
        assertThat(book().phase()).isEqualTo(BookPhase.OPEN);
    }

    private BookView book() {
        return driver.views().book(STX).orElseThrow();
    }

    /** Blocks that are not final are held here: their time is that of the chain. */
    @Test
    void knowsTheTimeOfTheNewestBlock() {
        assertThat(driver.views().tip().blockTime())
                .isGreaterThanOrEqualTo(driver.views().position().asOf().blockTime());
    }
}
