package io.bithedge.topology.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.pool.view.PoolViews.SourceView;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Records;
import io.bithedge.topology.support.Roles;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregatePricesTest {
    private static final io.bithedge.pool.view.Asset SHOWN = io.bithedge.pool.view.Asset.BTC;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private SimChain chain;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir, PriceSettings.DEFAULT);
        chain = driver.chain();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void tick(Asset asset, String source, long price, long atMs) {
        driver.input(Topics.PRICE_TICKS)
                .pipeInput(
                        asset.name(),
                        new PriceTickRecord(new PriceTick(asset, source, price, atMs, "USD", 100_000_000L)));
    }

    private void ticks(long btc, long stx, long atMs) {
        for (String source : List.of("a", "b", "c")) {
            tick(Asset.BTC, source, btc, atMs);
            tick(Asset.STX, source, stx, atMs);
        }
    }

    private void recorded(long btc, long stx) {
        chain.add(SimChain.ORACLE, Records.of(Asset.BTC, btc, chain.burnHeight(), 1L));
        chain.add(SimChain.ORACLE, Records.of(Asset.STX, stx, chain.burnHeight(), 1L));
        chain.finalBlock();
    }

    private void initialised() {
        chain.add(SimChain.ROLES, Roles.initialised(chain.burnHeight()));
        chain.finalBlock();
    }

    private List<String> commandIds() {
        return driver.commands().stream().map(ChainCommand::getCommandId).toList();
    }

    @Test
    void takesMedianOfFreshSources() {
        tick(Asset.BTC, "old", 1, 1_000);
        tick(Asset.BTC, "a", 10_000, 200_000);
        tick(Asset.BTC, "b", 10_100, 200_000);
        assertThat(driver.views().price(SHOWN)).isInstanceOf(PriceView.Unknown.class);
        tick(Asset.BTC, "c", 10_040, 200_000);
        assertThat(driver.views().price(SHOWN))
                .isEqualTo(new PriceView.Known(
                        SHOWN,
                        new PriceE8(10_040),
                        3,
                        200_000,
                        List.of(
                                new SourceView("a", new PriceE8(10_000), 200_000, 1, ""),
                                new SourceView("b", new PriceE8(10_100), 200_000, 1, ""),
                                new SourceView("c", new PriceE8(10_040), 200_000, 1, ""),
                                new SourceView("old", new PriceE8(1), 1_000, 0, "STALE"))));
        // Between the middle two, rounded down.
        tick(Asset.BTC, "d", 10_051, 200_000);
        assertThat(driver.views().price(SHOWN))
                .isInstanceOfSatisfying(
                        PriceView.Known.class, it -> assertThat(it.price()).isEqualTo(new PriceE8(10_045)));
        tick(Asset.BTC, "a", 1, 200_000);
        tick(Asset.BTC, "b", 1, 200_000);
        assertThat(driver.views().price(SHOWN))
                .isEqualTo(new PriceView.Unknown(
                        SHOWN,
                        "0 of 4 fresh sources are within 2 % of their median, 3 are needed",
                        List.of(
                                new SourceView("a", new PriceE8(1), 200_000, 0, "DISAGREES"),
                                new SourceView("b", new PriceE8(1), 200_000, 0, "DISAGREES"),
                                new SourceView("c", new PriceE8(10_040), 200_000, 0, "DISAGREES"),
                                new SourceView("d", new PriceE8(10_051), 200_000, 0, "DISAGREES"),
                                new SourceView("old", new PriceE8(1), 1_000, 0, "STALE"))));
    }

    @Test
    void withdrawsPriceWhenOtherAssetsShowThatItsSourcesAreOld() {
        ticks(100, 10, 1_000);
        tick(Asset.STX, "a", 10, 500_000);
        assertThat(driver.views().price(SHOWN)).isInstanceOf(PriceView.Unknown.class);
    }

    @Test
    void submitsOnceAndAgainWhenMovedOrOld() {
        ticks(10_000, 1_000, 1_000);
        assertThat(commandIds()).isEmpty();
        initialised();
        assertThat(commandIds()).containsExactlyElementsOf(ofEverySubmitter(1_000));
        ticks(10_500, 1_000, 2_000);
        assertThat(commandIds()).isEmpty();
        chain.burn(1);
        recorded(10_000, 1_000);
        ticks(10_049, 1_000, 3_000);
        chain.burn(1);
        chain.finalBlock();
        assertThat(commandIds()).isEmpty();
        ticks(10_050, 1_000, 4_000);
        assertThat(commandIds()).containsExactlyElementsOf(ofEverySubmitter(1_002));
        chain.burn(1);
        recorded(10_050, 1_000);
        chain.burn(2);
        chain.finalBlock();
        assertThat(commandIds()).isEmpty();
        chain.burn(1);
        chain.finalBlock();
        assertThat(commandIds()).containsExactlyElementsOf(ofEverySubmitter(1_006));
        // Not recorded within three burn blocks: asked again.
        chain.burn(3);
        chain.finalBlock();
        assertThat(commandIds()).containsExactlyElementsOf(ofEverySubmitter(1_009));
    }

    private static List<String> ofEverySubmitter(long burnTip) {
        return Stream.of("oracle-1", "oracle-2", "oracle-3")
                .map(name -> "submit-prices:" + name + ":" + burnTip)
                .toList();
    }

    @Test
    void measuresVolatilityWhenEnoughClosesAreKnown() {
        // Alternating +1 % and -1 % (of logs): a daily deviation of 0.01 x sqrt(n / (n-1)), times sqrt(365).
        double price = 1e12;
        for (int day = 0; day <= 30; day++) {
            price *= Math.exp(day % 2 == 0 ? 0.01 : -0.01);
            driver.input(Topics.PRICE_TICKS)
                    .pipeInput(
                            "BTC", new PriceTickRecord(new DailyClose(Asset.BTC, "a", (long) day, Math.round(price))));
            if (day == 23) {
                assertThat(driver.views().volatilities(SHOWN)).isEmpty();
            }
        }
        // sqrt(365) x 0.01 x sqrt(30 / 29) = 19.43 %
        assertThat(driver.views().volatilities(SHOWN)).hasSize(1);
        assertThat(driver.views().volatilities(SHOWN).getFirst().volatilityBps())
                .isEqualTo(1943);
        assertThat(driver.views().volatilities(SHOWN).getFirst().points()).isEqualTo(30);
        assertThat(driver.views().volatilities(SHOWN).getFirst().ewmaBps()).isEqualTo(1910);
    }
}
