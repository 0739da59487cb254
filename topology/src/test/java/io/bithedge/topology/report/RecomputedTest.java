package io.bithedge.topology.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.ExposureFactRecord;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.RiskSnapshot;
import io.bithedge.schemas.avro.VolatilityMeasured;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Records;
import io.bithedge.topology.support.Sale;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever has the facts and the recorded inputs gets the recorded risk, at any height. */
class RecomputedTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final long USD = 100_000_000L;

    @TempDir
    Path stateDir;

    private static void price(SimChain chain, long btcUsd) {
        chain.add(SimChain.ORACLE, Records.of(Asset.BTC, btcUsd * USD, chain.burnHeight()));
        chain.add(SimChain.ORACLE, Records.of(Asset.STX, 80_000_000L, chain.burnHeight()));
    }

    private static Recomputed at(long height, List<ExposureFactRecord> facts, List<RiskSnapshot> snapshots) {
        Recomputed pool = new Recomputed(height);
        facts.forEach(pool::apply);
        snapshots.forEach(pool::apply);
        return pool;
    }

    @Test
    void equalsWhatWasRecordedAtEveryHeight() {
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            SimChain chain = driver.chain();
            driver.input(Topics.PRICES)
                    .pipeInput("BTC", new PriceUpdate(new VolatilityMeasured(Asset.BTC, 30, 6_000L, 30, 1L, 0L)));
            for (long block = 0; block < 12; block++) {
                price(chain, 60_000 - 1_000 * block);
                new Sale(block, "A", BOOK, 1, 5_000, 60_000 * USD, 50_000_000, 56_250_000_000L).buy(chain);
                if (block >= 6) {
                    new Sale(block - 6, "A", BOOK, 1, 5_000, 60_000 * USD, 50_000_000, 56_250_000_000L).settle(chain);
                }
                chain.burn(1);
                chain.finalBlock();
            }
            List<ExposureFactRecord> facts =
                    driver.output(Topics.EXPOSURE_EVENTS).readValuesToList();
            List<RiskSnapshot> snapshots = driver.output(Topics.RISK_SNAPSHOTS).readValuesToList();

            assertThat(snapshots).hasSize(12).allMatch(it -> it.getModel() != null);
            for (long height = 100; height <= chain.height(); height++) {
                assertThat(at(height, facts, snapshots).books())
                        .as("height %d", height)
                        .singleElement()
                        .matches(Recomputed.OfBook::isEqual);
            }
            assertThat(at(99, facts, snapshots).books()).isEmpty();
            showsItself(at(105, facts, snapshots));
            noticesADifference(chain.height(), facts, snapshots);
        }
    }

    private static void showsItself(Recomputed pool) {
        // BTC at 55,000: six policies of half a BTC pay 2,500 USD each, 3,125 STX.
        assertThat(RiskText.of(pool.books()))
                .contains("STX:balanced at block 105")
                .contains("6 policies in 1 cells, 300000000 sats, collateral 337500000000")
                .contains("intrinsic   18750000000")
                .contains("coverage    150.00 %")
                .contains("recorded    the same");
        JsonNode json = JsonMapper.builder().build().readTree(RiskText.json(pool.books()));
        assertThat(json.get(0).get("intrinsic").asString()).isEqualTo("18750000000");
        assertThat(json.get(0).get("isAsRecorded").asBoolean()).isTrue();
        assertThat(json.get(0).get("grid").size()).isEqualTo(198);
    }

    private static void noticesADifference(long height, List<ExposureFactRecord> facts, List<RiskSnapshot> snapshots) {
        RiskSnapshot last = snapshots.getLast();
        List<RiskSnapshot> wrong = List.of(RiskSnapshot.newBuilder(last)
                .setIntrinsic(last.getIntrinsic() + 1)
                .build());
        assertThat(at(height, facts, wrong).books()).singleElement().matches(it -> !it.isEqual());
        assertThat(RiskText.of(at(height, facts, wrong).books())).contains("DIFFERENT");
    }
}
