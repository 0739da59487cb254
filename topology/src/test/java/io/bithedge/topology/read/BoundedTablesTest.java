package io.bithedge.topology.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.Registry;
import java.nio.file.Path;
import org.apache.kafka.streams.TestInputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in memory hold what is of now, and the newest of what only comes. */
class BoundedTablesTest {
    private static final int MOST_WARNINGS = 1_000;

    @TempDir
    Path stateDir;

    @Test
    void keepsEveryIncidentThatStopsQuotesAndTheNewestWarnings() {
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            TestInputTopic<String, Incident> topic = driver.input(Topics.INCIDENTS);
            for (int number = 0; number < 20; number++) {
                topic.pipeInput("*", incident("stop-" + number, true));
            }
            for (int number = 0; number < MOST_WARNINGS + 500; number++) {
                topic.pipeInput("*", incident("warning-" + number, false));
                topic.pipeInput("*", incident("warning-" + number, false));
            }
            assertThat(driver.views().incidents())
                    .hasSize(20 + MOST_WARNINGS)
                    .extracting(IncidentView::id)
                    .contains("stop-0", "stop-19", "warning-500", "warning-1499")
                    .doesNotContain("warning-499");
            assertThat(driver.rows(StoreNames.ALL_INCIDENTS)).hasSize(20 + 2 * MOST_WARNINGS);
        }
    }

    @Test
    void forgetsTheDaysOnWhichNothingExpiresAnyMore() {
        BookId book = new BookId(Token.STX, Tier.BALANCED);
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            Registry registry = new Registry(driver.chain(), market);
            market.deposit(book, Providers.of(1), 1_000_000_000L);
            market.endBlock();
            market.nextEpoch();
            for (long id = 1; id <= 5; id++) {
                registry.sell(book, id, 1_000, 10);
                driver.chain().burn(2);
                market.endBlock();
            }
            assertThat(driver.rows(StoreNames.ALL_EXPIRING)).isNotEmpty();
            for (long id = 1; id <= 5; id++) {
                registry.settle(book, market.twin(book).state().locks().get(id).orElseThrow(), 0);
            }
            market.endBlock();
            assertThat(driver.rows(StoreNames.ALL_EXPIRING)).isEmpty();
            assertThat(driver.rows(StoreNames.EXPIRING)).isEmpty();
        }
    }

    private static Incident incident(String id, boolean stopsQuotes) {
        return Incident.newBuilder()
                .setId(id)
                .setCode("SOMETHING")
                .setSubject("somewhere")
                .setMessage("something was somewhere")
                .setExpected("")
                .setGot("")
                .setToken(null)
                .setHeight(1)
                .setStage("test")
                .setStopsQuotes(stopsQuotes)
                .build();
    }
}
