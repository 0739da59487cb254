package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.schemas.avro.BookClosed;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How policies and books end with contracts of version 2 when nobody looks after them. */
class BookEndsTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private Market market;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        market = new Market(driver);
        market.deposit(BOOK, Providers.of(1), 1_000_000);
        market.endBlock();
        market.nextEpoch();
    }

    @AfterEach
    void stop() {
        assertThat(driver.incidents()).isEmpty();
        driver.close();
    }

    private BookFigures figures() {
        return driver.views().book(BOOK).orElseThrow().figures();
    }

    @Test
    void aVoidPolicyFreesItsLockAndGivesItsPremiumBack() {
        market.lock(BOOK, 1, 1_000, 100);
        market.endBlock();
        assertThat(figures().locked().value()).isEqualTo(1_000);
        assertThat(figures().premiumPending().value()).isEqualTo(100);

        market.add(new PolicyVoided(
                1L, "registry", "owner", BookIdMapper.token(BOOK), BookIdMapper.tier(BOOK), 1L, 1_000L, 100L, 1_000L));
        market.endBlock();
        assertThat(figures().locked().value()).isZero();
        assertThat(figures().premiumPending().value()).isZero();
        assertThat(figures().premiumEarned().value()).isZero();
        assertThat(figures().losses().value()).isZero();
        assertThat(figures().capital().value()).isEqualTo(1_000_000);
    }

    @Test
    void aBookThatNobodyOpensIsClosedForGood() {
        driver.chain().burn(Market.EPOCH_BLOCKS + 1_008);
        market.endBlock();
        assertThat(driver.incidents()).extracting(Incident::getCode).containsOnly("OPENING_LATE");
        market.add(new BookClosed(BookIdMapper.token(BOOK), BookIdMapper.tier(BOOK), 1L, 2_000L));
        market.endBlock();
        assertThat(market.twin(BOOK).state().phase()).isEqualTo(BookPhase.CLOSED);
        assertThat(figures().capital().value()).isEqualTo(1_000_000);
    }
}
