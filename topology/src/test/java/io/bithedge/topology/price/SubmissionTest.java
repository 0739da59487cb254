package io.bithedge.topology.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.PriceSubmission;
import io.bithedge.schemas.avro.PriceUnavailable;
import io.bithedge.schemas.avro.SubmitPrices;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When prices are submitted: by every submitter for himself. */
class SubmissionTest {
    private final PriceStage stage = new PriceStage(PriceSettings.DEFAULT);

    /** BTC at 60,000, recorded at height 1,001, at which the chain stands. */
    private void begin() {
        stage.ticks(60_000, 1_000);
        stage.initialised();
        stage.burn(1);
        recordedBoth(60_000);
        stage.commands();
    }

    private void recordedBoth(long btc) {
        stage.recorded(Asset.BTC, btc);
        stage.recorded(Asset.STX, 1_000);
        stage.block(0);
    }

    private void assertSubmittedAt(long burnTip) {
        assertThat(stage.commandLines())
                .containsExactly(
                        "oracle-1 submit-prices:oracle-1:" + burnTip,
                        "oracle-2 submit-prices:oracle-2:" + burnTip,
                        "oracle-3 submit-prices:oracle-3:" + burnTip);
    }

    @Test
    void isDueWhenThePriceMovedByHalfAPercent() {
        begin();
        stage.block(1);
        stage.ticks(60_299, 1_000);
        assertThat(stage.commandLines()).isEmpty();
        stage.ticks(60_300, 1_000);
        assertSubmittedAt(1_002);
    }

    @Test
    void isDueThreeBlocksAfterTheLastRecord() {
        begin();
        stage.block(2);
        assertThat(stage.commandLines()).isEmpty();
        stage.block(1);
        assertSubmittedAt(1_004);
    }

    @Test
    void isDueWhenAPolicyWaitsForAPriceAndOnlyOnce() {
        begin();
        stage.block(1);
        stage.demand(1_003);
        assertThat(stage.commandLines()).as("the height is not reached").isEmpty();
        stage.block(1);
        assertSubmittedAt(1_003);
        stage.demand(1_003);
        stage.burn(1);
        recordedBoth(60_000);
        stage.demand(1_003);
        stage.block(1);
        assertThat(stage.commandLines()).isEmpty();
    }

    @Test
    void everySubmitterSendsTheSameObservationUnderAnIdOfItsOwn() {
        PriceStage two = new PriceStage(new PriceSettings(3, 3, List.of("north", "south"), Map.of()));
        two.ticks(60_000, 1_000);
        two.initialised();
        List<ChainCommand> commands = two.commands();
        assertThat(commands)
                .extracting(ChainCommand::getSigner, ChainCommand::getCommandId)
                .containsExactly(
                        tuple("north", "submit-prices:north:1000"), tuple("south", "submit-prices:south:1000"));
        assertThat(commands.get(0).getBody()).isEqualTo(commands.get(1).getBody());
    }

    /** A devnet's blocks have times that no clock shows, and the contract compares: the time is that of the burn tip's block, and half the allowance more. */
    @Test
    void isObservedAtTheTimeOfBlocksWhereTheyHaveTheirOwn() {
        PriceStage devnet =
                new PriceStage(new PriceSettings(3, 3, List.of("north"), Map.of(), PriceSettings.Clock.BLOCKS));
        devnet.ticks(60_000, 1_000);
        devnet.initialised();
        assertThat(((SubmitPrices) devnet.commands().getFirst().getBody()).getPrices())
                .extracting(PriceSubmission::getObservedAt)
                .containsExactly(600_300L, 600_300L);
    }

    /** One key is parked: the other two agree, and that is the record. */
    @Test
    void aKeyThatIsSilentHoldsNobodyUp() {
        begin();
        for (long tip = 1_004; tip < 1_020; tip += 4) {
            stage.block(3);
            assertSubmittedAt(tip);
            stage.burn(1);
            stage.observed(Asset.BTC, 60_000);
            stage.observed(Asset.STX, 1_000);
            recordedBoth(60_000);
        }
        assertThat(stage.commandLines()).isEmpty();
    }

    /** Two keys are parked or lie: nothing is recorded, and what one observed agrees with nothing two blocks later. */
    @Test
    void isMadeAgainByAllWhenNothingWasRecorded() {
        begin();
        stage.block(3);
        assertSubmittedAt(1_004);
        stage.burn(1);
        stage.observed(Asset.BTC, 60_000);
        stage.observed(Asset.STX, 1_000);
        stage.block(1);
        assertThat(stage.commandLines()).as("others may still be mined").isEmpty();
        stage.block(1);
        assertSubmittedAt(1_007);
        stage.restart();
        stage.block(3);
        assertSubmittedAt(1_010);
        stage.burn(1);
        recordedBoth(60_000);
        stage.block(3);
        assertSubmittedAt(1_014);
    }

    /** No record depends on an older price: a crash of any size is one submission. */
    @Test
    void aCrashGetsThroughAtOnce() {
        begin();
        stage.block(1);
        stage.ticks(12_000, 1_000);
        assertSubmittedAt(1_002);
        stage.burn(1);
        recordedBoth(12_000);
        stage.block(1);
        assertThat(stage.commandLines()).isEmpty();
    }

    /** The contract refuses a whole call for one observation that is older than the submitter's last. */
    @Test
    void neverSubmitsWhatWasObservedBeforeTheLastOne() {
        begin();
        stage.pass(5_000);
        stage.tick(Asset.BTC, "d", 60_000);
        stage.block(3);
        assertSubmittedAt(1_004);
        // The one that was newest is on its own now: what is left is 5 s older.
        stage.tick(Asset.BTC, "d", 90_000);
        stage.block(3);
        assertThat(stage.commands())
                .hasSize(3)
                .allSatisfy(it -> assertThat(((SubmitPrices) it.getBody()).getPrices())
                        .extracting(PriceSubmission::getAsset)
                        .containsExactly(Asset.STX));
    }

    @Test
    void carriesTheOneAssetThatHasAPrice() {
        for (String source : new String[] {"a", "b", "c"}) {
            stage.tick(Asset.BTC, source, 60_000);
        }
        stage.initialised();
        assertThat(((SubmitPrices) stage.commands().getFirst().getBody()).getPrices())
                .extracting(PriceSubmission::getAsset)
                .containsExactly(Asset.BTC);
        // STX was not asked for: what is answered is answered.
        stage.burn(1);
        stage.recorded(Asset.BTC, 60_000);
        stage.block(2);
        assertThat(stage.commandLines()).isEmpty();
    }

    /** The clock of freshness goes on with the blocks when every source is silent: an old price is not submitted again and again. */
    @Test
    void stopsWhenTheSourcesAreSilent() {
        begin();
        stage.updates();
        stage.pass(120_000);
        stage.block(1);
        assertThat(stage.updates()).isEmpty();
        stage.pass(1);
        stage.block(5);
        assertThat(stage.updates())
                .hasSize(2)
                .allSatisfy(it -> assertThat(((PriceUnavailable) it).getReason())
                        .isEqualTo("0 of 3 sources are fresh, 3 are needed"));
        assertThat(stage.commandLines()).isEmpty();
        stage.ticks(60_000, 1_000);
        assertSubmittedAt(1_007);
    }

    @Test
    void ignoresASourceWhoseClockRunsAhead() {
        begin();
        stage.tick(Asset.BTC, "d", 1, stage.nowMs() + 60_001);
        stage.block(5);
        assertThat(((SubmitPrices) stage.commands().getFirst().getBody()).getPrices())
                .extracting(PriceSubmission::getPrice)
                .containsExactly(60_000L, 1_000L);
    }
}
