package io.bithedge.topology.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteBook.Status;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.schemas.Topics;
import io.bithedge.stacks.Bytes;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.Sale;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of what people ask for, filled by the topology. */
class RequestTablesTest {
    private static final Bytes ZEROS = Bytes.zeros(16);
    private static final Bytes ONES = Bytes.ofHex("01".repeat(16));
    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final long NOW_MS = 1_700_000_000_000L;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private QuoteBook book;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        book = new StoreQuotes(driver.stores());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private Firm issue(Bytes quoteId, long atMs) {
        Firm firm = QuoteMapperTest.firm(quoteId, PolicyType.PUT);
        driver.input(Topics.QUOTES).pipeInput(QuoteMapper.key(quoteId), QuoteMapper.encode(firm, atMs));
        return firm;
    }

    /** Valid until second 1,700,000,120, that one included. */
    @Test
    void findsAQuoteAndSaysWhetherItIsOpen() {
        Firm firm = issue(ONES, NOW_MS);

        QuoteBook.KnownQuote known = book.find(ONES).orElseThrow();
        assertThat(known.firm()).isEqualTo(firm);
        assertThat(known.status(1_700_000_120L)).isEqualTo(Status.OPEN);
        assertThat(known.status(1_700_000_121L)).isEqualTo(Status.EXPIRED);
        assertThat(book.find(ZEROS)).isEmpty();
    }

    /** A sale uses the quote of sixteen zeros. */
    @Test
    void isUsedOnceAFinalBlockHasThePolicy() {
        issue(ZEROS, NOW_MS);
        BookId stx = new BookId(Token.STX, Tier.BALANCED);
        Market market = new Market(driver);
        market.deposit(stx, Providers.of(1), 100_000_000_000L);
        market.endBlock();
        market.nextEpoch();
        new Sale(1, "Z", stx, 1, driver.chain().burnHeight() + 500, 1, 1, 1_000).buy(driver.chain());
        assertThat(book.find(ZEROS).orElseThrow().status(0)).isEqualTo(Status.OPEN);
        market.endBlock();

        assertThat(book.find(ZEROS).orElseThrow().policyId()).contains(new PolicyId(1));
        assertThat(book.find(ZEROS).orElseThrow().status(0)).isEqualTo(Status.USED);
    }

    /** A row lives as long as the broker keeps its record: seven days. */
    @Test
    void forgetsWhatTheBrokerForgets() {
        issue(ONES, NOW_MS);
        issue(ZEROS, NOW_MS + 7 * DAY_MS - 1);
        assertThat(book.find(ONES)).isPresent();
        issue(ZEROS, NOW_MS + 7 * DAY_MS + 1);

        assertThat(book.find(ONES)).isEmpty();
        assertThat(book.find(ZEROS)).isPresent();
    }

    /** A record that comes again counts from its newest time. */
    @Test
    void keepsARowThatCameAgain() {
        issue(ONES, NOW_MS);
        issue(ONES, NOW_MS + 5 * DAY_MS);
        issue(ZEROS, NOW_MS + 8 * DAY_MS);

        assertThat(book.find(ONES)).isPresent();
    }
}
