package io.bithedge.topology.published;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.RandomActs;
import io.bithedge.topology.support.Registry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** A market of eight epochs and a part of the ninth, and its public topics as tables of DuckDB. */
final class PublishedMarket implements AutoCloseable {
    static final BookId STX = new BookId(Token.STX, Tier.BALANCED);
    static final BookId SBTC = new BookId(Token.SBTC, Tier.CONSERVATIVE);
    static final List<BookId> BOOKS = List.of(STX, SBTC);
    private static final int BLOCKS = 48;

    private final PoolDriver driver;
    private final Market market;
    private final DuckTables tables;

    PublishedMarket(Path stateDir, long seed) throws SQLException {
        driver = new PoolDriver(stateDir);
        market = new Market(driver);
        trade(seed);
        tables = new DuckTables();
        for (Topic<?> topic : PublicTopics.ALL) {
            fill(topic);
        }
    }

    private void trade(long seed) {
        RandomActs acts = new RandomActs(new Random(seed), market, BOOKS, new Registry(driver.chain(), market, 500));
        for (int block = 1; block <= BLOCKS; block++) {
            for (int act = 0; act < 3; act++) {
                acts.act();
            }
            driver.chain().burn(1);
            market.endBlock();
            if (block % 6 == 0) {
                market.nextEpoch();
            }
        }
        // Some of it in an epoch that is under way.
        for (int act = 0; act < 9; act++) {
            acts.act();
        }
        market.endBlock();
    }

    private <V extends SpecificRecord> void fill(Topic<V> topic) throws SQLException {
        boolean isState = !topic.about().keyFields().isEmpty();
        tables.fill(
                topic,
                isState
                        ? new Latest<>(driver, topic).rows().values()
                        : driver.output(topic).readValuesToList());
    }

    Market market() {
        return market;
    }

    DuckTables tables() {
        return tables;
    }

    /** Of the newest block. */
    long height() {
        return driver.chain().height();
    }

    @Override
    public void close() throws SQLException {
        tables.close();
        driver.close();
    }
}
