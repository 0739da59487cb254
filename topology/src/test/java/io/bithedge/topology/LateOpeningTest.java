package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No epoch follows: behind the grace of the vault anybody may close the books for good, and an operator hears of it before. */
class LateOpeningTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private Market market;

    @BeforeEach
    void endTheEpoch() {
        driver = new PoolDriver(stateDir);
        market = new Market(driver);
        market.deposit(BOOK, Providers.of(0), 1_000_000);
        market.endBlock();
        market.nextEpoch();
        driver.incidents();
        driver.chain().burn(Market.EPOCH_BLOCKS);
        market.endBlock();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private List<String> after(long burnBlocks) {
        driver.chain().burn(burnBlocks);
        market.endBlock();
        return driver.incidents().stream()
                .filter(it -> it.getSubject().equals("book " + BOOK))
                .peek(it -> assertThat(it.getStopsQuotes()).isFalse())
                .map(Incident::getCode)
                .toList();
    }

    @Test
    void isSaidAtHalfOfTheGraceAndWhenItIsOverOnceEach() {
        assertThat(after(Market.GRACE_BLOCKS / 2 - 1)).isEmpty();
        assertThat(after(1)).containsExactly("OPENING_LATE");
        assertThat(after(1)).isEmpty();
        assertThat(after(Market.GRACE_BLOCKS / 2 - 2)).isEmpty();
        assertThat(after(1)).containsExactly("BOOK_MAY_CLOSE");
        assertThat(after(1)).isEmpty();
    }

    @Test
    void saysOnlyThatItIsOverWhereBothPassInOneBlock() {
        assertThat(after(2 * Market.GRACE_BLOCKS)).containsExactly("BOOK_MAY_CLOSE");
    }

    @Test
    void saysNothingOfABookThatOpensInTime() {
        after(Market.GRACE_BLOCKS / 2 - 2 * Market.EPOCH_BLOCKS);
        market.nextEpoch();
        assertThat(after(Market.EPOCH_BLOCKS)).isEmpty();
    }
}
