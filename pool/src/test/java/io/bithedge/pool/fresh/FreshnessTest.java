package io.bithedge.pool.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.pool.view.PoolViews.PriceView;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final long START_MS = FakeViews.AS_OF.blockTime() * 1_000;

    private final FakeViews views = new FakeViews();
    private final HandClock clock = new HandClock(START_MS);
    private final Freshness freshness = freshness(true);

    private Freshness freshness(boolean isWallTime) {
        return new Freshness(views, new Freshness.Limits(120_000, 7_200_000, isWallTime), clock.watched());
    }

    private void observed(long atMs) {
        views.prices.put(Asset.BTC, new PriceView.Known(Asset.BTC, new PriceE8(1), 3, atMs));
    }

    private String refusal() {
        CurrentPrice price = freshness.price(Asset.BTC);
        assertThat(price).isInstanceOf(CurrentPrice.Stale.class);
        return ((CurrentPrice.Stale) price).reason();
    }

    @Test
    void aPriceIsOfNowForTwoMinutesWithoutATickOrABlock() {
        observed(START_MS);
        clock.pass(120_000);
        assertThat(freshness.price(Asset.BTC)).isInstanceOf(CurrentPrice.Fresh.class);

        clock.pass(1);
        assertThat(refusal()).isEqualTo("BTC: the newest price is 120 s old, at most 120 s count");
    }

    @Test
    void aPriceThatWasOldWhenItCameIsNotOfNow() {
        observed(START_MS - 327_000);

        assertThat(refusal()).contains("327 s old");
    }

    @Test
    void aClockThatIsSetBackMakesNothingYoung() {
        observed(START_MS);
        assertThat(freshness.price(Asset.BTC)).isInstanceOf(CurrentPrice.Fresh.class);
        clock.pass(119_000);
        clock.set(-50_000);
        assertThat(freshness.price(Asset.BTC)).isInstanceOf(CurrentPrice.Fresh.class);

        clock.pass(2_000);
        assertThat(refusal())
                .isEqualTo(
                        "BTC: the newest price is 121 s old, at most 120 s count; the clock of this machine was set back by 50 s");
        assertThat(clock.told).containsExactly("the clock of this machine was set back by 50 s");
    }

    @Test
    void aClockThatIsSetForwardsIsTold() {
        observed(START_MS);
        clock.set(3_600_000);

        assertThat(refusal()).contains("3600 s old").contains("set forwards by 3600 s");
        observed(START_MS + 3_600_000);
        assertThat(freshness.price(Asset.BTC)).isInstanceOf(CurrentPrice.Fresh.class);
        assertThat(clock.told).hasSize(1);
    }

    @Test
    void aPriceOfTomorrowHasNoAge() {
        observed(START_MS + 60_000);
        assertThat(freshness.price(Asset.BTC)).isInstanceOf(CurrentPrice.Fresh.class);

        observed(START_MS + 61_000);
        assertThat(refusal()).contains("61 s after the time of this machine").contains("one of the clocks is wrong");
    }

    @Test
    void aClockThatIsBroughtToTheRightTimeBitByBitIsNoNews() {
        observed(START_MS);
        for (int second = 0; second < 60; second++) {
            freshness.price(Asset.BTC);
            clock.pass(1_000);
            clock.set(500);
        }

        assertThat(clock.told).isEmpty();
    }

    @Test
    void theChainIsOldWhenItsLastFinalBlockIs() {
        assertThat(freshness.staleChain()).isEmpty();
        clock.pass(7_200_000);
        assertThat(freshness.staleChain()).isEmpty();

        clock.pass(1_000);
        assertThat(freshness.staleChain()).hasValue("the last final block, 70, is 7201 s old, at most 7200 s count");
        assertThat(freshness.blockAgeMs(views.position().asOf())).isEqualTo(7_201_000);
    }

    /** A devnet's blocks are of any time: only how long ago one came counts. */
    @Test
    void aChainWithATimeOfItsOwnIsAsOldAsItsLastBlockIsKnown() {
        Freshness devnet = freshness(false);
        clock.set(864_000_000);
        assertThat(devnet.staleChain()).isEmpty();
        clock.pass(7_201_000);
        assertThat(devnet.staleChain()).isPresent();

        AsOf next = FakeViews.asOf(71, "0xabce", 991, 5, 1_001);
        views.position = new PositionView(new StacksHeight(71), next, List.of());
        assertThat(devnet.staleChain()).isEmpty();
    }

    @Test
    void nothingIsOldBeforeTheFirstBlock() {
        views.position = new PositionView(StacksHeight.NONE, AsOf.NOTHING, List.of());
        clock.pass(10_000_000);

        assertThat(freshness.staleChain()).isEmpty();
        assertThat(freshness.blockAgeMs(views.position().asOf())).isZero();
    }
}
