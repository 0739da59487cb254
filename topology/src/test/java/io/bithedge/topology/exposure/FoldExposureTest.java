package io.bithedge.topology.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.risk.Cell;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.BookExposure;
import io.bithedge.schemas.avro.ExposureCell;
import io.bithedge.schemas.avro.ExposureRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.RiskSnapshot;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Records;
import io.bithedge.topology.support.Sale;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldExposureTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final long USD = 100_000_000L;
    private static final long STX = 1_000_000;
    private static final long HALF_BTC = 50_000_000;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private SimChain chain;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        chain = driver.chain();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private static Sale sale(long id, String owner, long epoch, long strikeUsd) {
        return new Sale(id, owner, BOOK, epoch, 1_200, strikeUsd * USD, HALF_BTC, 56_250 * STX);
    }

    /** STX in cents. */
    private void prices(long btcUsd, long stxCents) {
        chain.add(SimChain.ORACLE, Records.of(Asset.BTC, btcUsd * USD, chain.burnHeight()));
        chain.add(SimChain.ORACLE, Records.of(Asset.STX, stxCents * USD / 100, chain.burnHeight()));
    }

    private List<RiskSnapshot> snapshots() {
        return driver.output(Topics.RISK_SNAPSHOTS).readValuesToList();
    }

    private List<Incident> coverageIncidents() {
        return driver.incidents().stream()
                .filter(it -> it.getCode().equals("COVERAGE_LOW"))
                .toList();
    }

    @Test
    void countsPoliciesThatAreAlikeAsOneCell() {
        sale(1, "A", 1, 60_000).buy(chain);
        sale(2, "B", 1, 60_000).buy(chain);
        sale(3, "A", 1, 50_000).buy(chain);
        sale(4, "A", 2, 60_000).buy(chain);
        chain.finalBlock();

        assertThat(driver.views().cells(BOOK))
                .extracting(cell -> cell.key().epoch(), cell -> cell.key().strikeE8(), Cell::policies, Cell::collateral)
                .containsExactlyInAnyOrder(
                        tuple(1L, 60_000 * USD, 2L, 112_500 * STX),
                        tuple(1L, 50_000 * USD, 1L, 56_250 * STX),
                        tuple(2L, 60_000 * USD, 1L, 56_250 * STX));
        var totals = driver.views().exposure(BOOK).orElseThrow();
        assertThat(totals.policies()).isEqualTo(4);
        assertThat(totals.amount().value()).isEqualTo(4 * HALF_BTC);
        assertThat(totals.owners()).isEqualTo(2);
        assertThat(totals.largestOwner()).isEqualTo("A");
        assertThat(totals.largestOwnerCollateral().value()).isEqualTo(168_750 * STX);
        assertThat(driver.views().exposureAsOf().height().value()).isEqualTo(chain.height());
    }

    @Test
    void takesACellBackWhenItsLastPolicySettles() {
        Sale sale = sale(1, "A", 1, 60_000);
        sale.buy(chain);
        chain.finalBlock();
        driver.output(Topics.EXPOSURE).readKeyValuesToList();
        sale.settle(chain);
        chain.finalBlock();

        List<KeyValue<String, ExposureRecord>> records =
                driver.output(Topics.EXPOSURE).readKeyValuesToList();
        assertThat(records).hasSize(3);
        assertThat(records.getFirst().key).startsWith(BOOK + ":1:1200:6000000000000:");
        assertThat(records.getFirst().value).isNull();
        BookExposure totals = (BookExposure) records.get(1).value.getBody();
        assertThat(totals.getPolicies()).isZero();
        assertThat(totals.getOwnerSquares()).isEqualTo("0");
        assertThat(totals.getLargestOwner()).isEmpty();
        assertThat(driver.views().cells(BOOK)).isEmpty();
    }

    /** A block without policy events writes where it stands and nothing else. */
    @Test
    void writesOnlyWhatChanged() {
        sale(1, "A", 1, 60_000).buy(chain);
        sale(2, "A", 1, 50_000).buy(chain);
        chain.finalBlock();
        driver.output(Topics.EXPOSURE).readKeyValuesToList();
        chain.finalBlock();
        assertThat(driver.output(Topics.EXPOSURE).readKeyValuesToList()).hasSize(1);

        sale(3, "A", 1, 50_000).buy(chain);
        chain.finalBlock();
        assertThat(driver.output(Topics.EXPOSURE).readValuesToList())
                .filteredOn(it -> it.getBody() instanceof ExposureCell)
                .singleElement()
                .satisfies(it ->
                        assertThat(((ExposureCell) it.getBody()).getPolicies()).isEqualTo(2));
    }

    @Test
    void waitsForBothHalvesOfAPurchase() {
        Sale sale = sale(1, "A", 1, 60_000);
        chain.add(SimChain.REGISTRY, sale.created(1_000));
        chain.finalBlock();
        assertThat(driver.views().cells(BOOK)).isEmpty();
        chain.add(SimChain.VAULT, sale.locked());
        chain.finalBlock();
        assertThat(driver.views().cells(BOOK)).hasSize(1);
    }

    @Test
    void measuresOnceABlockWhenSomethingMoved() {
        sale(1, "A", 1, 60_000).buy(chain);
        chain.finalBlock();
        // No price was recorded yet.
        assertThat(snapshots()).isEmpty();
        prices(48_000, 60);
        chain.finalBlock();
        RiskSnapshot first = snapshots().getFirst();
        assertThat(first.getInputs().getBtcPrice()).isEqualTo(48_000 * USD);
        assertThat(first.getInputs().getBtcPriceHeight()).isEqualTo(1_000);
        assertThat(first.getInputs().getModel()).isEqualTo("black-scholes-1");
        // (60,000 - 48,000) * 0.5 / 0.60.
        assertThat(first.getIntrinsic()).isEqualTo(10_000 * STX);
        // 56,250 * 0.60 of 30,000 USD.
        assertThat(first.getCoverageBps()).isEqualTo(11_250);
        assertThat(first.getModel()).isNull();
        assertThat(first.getAsOf().getHeight()).isEqualTo(chain.height());

        chain.finalBlock();
        assertThat(snapshots()).as("nothing moved").isEmpty();
        prices(48_100, 60);
        chain.finalBlock();
        assertThat(snapshots()).as("less than 1 %").isEmpty();
        prices(48_480, 60);
        chain.finalBlock();
        assertThat(snapshots()).as("1 % from what was measured").hasSize(1);
        chain.burn(1);
        chain.finalBlock();
        assertThat(snapshots()).as("a burn block").hasSize(1);
    }

    @Test
    void warnsOnceWhenCoverageFallsBelowTheAlert() {
        sale(1, "A", 1, 60_000).buy(chain);
        prices(60_000, 80);
        chain.finalBlock();
        assertThat(coverageIncidents()).isEmpty();
        for (long stxCents : new long[] {60, 50}) {
            prices(60_000, stxCents);
            chain.finalBlock();
        }
        assertThat(coverageIncidents()).singleElement().satisfies(it -> {
            assertThat(it.getStopsQuotes()).isFalse();
            assertThat(it.getSubject()).isEqualTo("book " + BOOK);
            assertThat(it.getGot()).isEqualTo("11250");
        });
        prices(60_000, 80);
        chain.finalBlock();
        prices(60_000, 60);
        chain.finalBlock();
        assertThat(coverageIncidents()).as("it had recovered").hasSize(1);
    }

    @Test
    void changesNothingWhenABlockIsReadTwice() {
        sale(1, "A", 1, 60_000).buy(chain);
        chain.block();
        chain.repeat();
        chain.finalise();
        chain.repeat();
        chain.finalise();
        assertThat(driver.views().cells(BOOK))
                .singleElement()
                .extracting(Cell::policies)
                .isEqualTo(1L);
        assertThat(Objects.requireNonNull(
                                driver.views().exposure(BOOK).orElseThrow().ownerSquares())
                        .toString())
                .isEqualTo("3164062500000000000000");
    }
}
