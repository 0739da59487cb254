package io.bithedge.topology.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.PriceSubmission;
import io.bithedge.schemas.avro.PriceUnavailable;
import io.bithedge.schemas.avro.SubmitPrices;
import org.junit.jupiter.api.Test;

/** When prices are submitted, by which key, and how a crash gets through the contract's guard. */
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

    @Test
    void isDueWhenThePriceMovedByOnePercent() {
        begin();
        stage.block(1);
        stage.ticks(60_599, 1_000);
        assertThat(stage.commandLines()).isEmpty();
        stage.ticks(60_600, 1_000);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1002");
    }

    @Test
    void isDueFiveBlocksAfterTheLastRecord() {
        begin();
        stage.block(4);
        assertThat(stage.commandLines()).isEmpty();
        stage.block(1);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1006");
    }

    @Test
    void isDueWhenAPolicyWaitsForAPriceAndOnlyOnce() {
        begin();
        stage.block(2);
        stage.demand(1_004);
        assertThat(stage.commandLines()).as("the height is not reached").isEmpty();
        stage.block(1);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1004");
        stage.demand(1_004);
        stage.burn(1);
        recordedBoth(60_000);
        stage.demand(1_004);
        stage.block(1);
        assertThat(stage.commandLines()).isEmpty();
    }

    @Test
    void isMadeByTheOtherKeyWhenTheChainDoesNotAnswer() {
        begin();
        stage.block(5);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1006");
        stage.block(2);
        assertThat(stage.commandLines()).as("it may still be mined").isEmpty();
        stage.block(1);
        assertThat(stage.commandLines()).containsExactly("oracle-2 submit-prices:1009");
        stage.restart();
        stage.block(3);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1012");
        stage.burn(1);
        recordedBoth(60_000);
        stage.block(5);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1018");
    }

    /** One step of 30 %: the first key's price is held, the second one confirms it, and the next submission is plain again. */
    @Test
    void aCrashGetsThroughWithTwoKeys() {
        begin();
        stage.block(1);
        stage.ticks(42_000, 1_000);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1002");
        stage.burn(1);
        stage.recorded(Asset.STX, 1_000);
        stage.held(Asset.BTC, 42_000);
        stage.block(0);
        assertThat(stage.commandLines()).containsExactly("oracle-2 confirm-price:BTC:1003");
        stage.burn(1);
        stage.recorded(Asset.BTC, 42_000);
        stage.block(0);
        stage.ticks(41_900, 1_000);
        assertThat(stage.commandLines()).isEmpty();
        stage.block(4);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1008");
    }

    /** While the market falls by more than 5 % between two blocks each key holds another price, until one confirms the other's. */
    @Test
    void aCrashThatGoesOnGetsThroughWhenItSlowsDown() {
        begin();
        stage.block(1);
        stage.ticks(50_000, 1_000);
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1002");
        stage.ticks(45_000, 1_000);
        stage.burn(1);
        stage.held(Asset.BTC, 50_000);
        stage.block(0);
        assertThat(stage.commandLines()).as("45,000 does not confirm 50,000").isEmpty();
        stage.block(2);
        assertThat(stage.commandLines()).containsExactly("oracle-2 submit-prices:1005");
        stage.ticks(42_000, 1_000);
        stage.burn(1);
        stage.held(Asset.BTC, 45_000);
        stage.block(0);
        assertThat(stage.commandLines()).as("42,000 does not confirm 45,000").isEmpty();
        // Within 5 % again: what the second key holds is confirmed by the first one.
        stage.ticks(42_750, 1_000);
        assertThat(stage.commandLines()).containsExactly("oracle-1 confirm-price:BTC:1006");
    }

    @Test
    void aHeldPriceIsConfirmedForSixBlocksOnly() {
        begin();
        stage.ticks(42_000, 1_000);
        stage.burn(1);
        stage.held(Asset.BTC, 30_000);
        stage.block(6);
        stage.commands();
        stage.ticks(30_000, 1_000);
        assertThat(stage.commandLines()).contains("oracle-2 confirm-price:BTC:1002");

        PriceStage late = new PriceStage(PriceSettings.DEFAULT);
        late.initialised();
        late.burn(1);
        late.recorded(Asset.BTC, 60_000);
        late.held(Asset.BTC, 30_000);
        late.block(7);
        late.ticks(30_000, 1_000);
        assertThat(late.commandLines()).noneMatch(line -> line.contains("confirm"));
    }

    /** Nobody's word is enough: what a stolen key holds is not confirmed when our sources do not say so. */
    @Test
    void whatOurSourcesDoNotSayIsNotConfirmed() {
        begin();
        for (int block = 0; block < 4; block++) {
            stage.burn(1);
            stage.held(Asset.BTC, 30_000);
            stage.block(0);
        }
        assertThat(stage.commandLines()).isEmpty();
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
        stage.block(3);
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
        assertThat(stage.commandLines()).containsExactly("oracle-1 submit-prices:1007");
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
