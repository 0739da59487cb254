package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.schemas.Topics;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a block leaves in the history does not grow with the providers, nor with the policies that end in it. */
class HistoryCostTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final int POLICIES = 20;

    @TempDir
    Path stateDir;

    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void writesThreeRowsForABlockOfSettlements(int providers) {
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            for (int number = 0; number < providers; number++) {
                market.deposit(BOOK, Providers.of(number), 1_000_000_000L);
            }
            market.endBlock();
            market.nextEpoch();
            for (int policy = 1; policy <= POLICIES; policy++) {
                market.lock(BOOK, policy, 1_000, 10);
            }
            market.endBlock();
            driver.output(Topics.BOOK_HISTORY).readValuesToList();
            driver.output(Topics.ACCOUNT_ENTRIES).readValuesToList();
            driver.output(Topics.ACCOUNTS).readValuesToList();

            for (int policy = 1; policy <= POLICIES; policy++) {
                market.settle(BOOK, policy, 500);
            }
            market.endBlock();

            // The vintage, the book, and the block.
            assertThat(driver.output(Topics.BOOK_HISTORY).readValuesToList()).hasSize(3);
            assertThat(driver.output(Topics.ACCOUNT_ENTRIES).readValuesToList()).isEmpty();
            assertThat(driver.output(Topics.ACCOUNTS).readValuesToList()).isEmpty();
        }
    }
}
