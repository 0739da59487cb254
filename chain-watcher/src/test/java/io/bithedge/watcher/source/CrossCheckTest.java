package io.bithedge.watcher.source;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.chain.SourceConflict.Code;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceWatch.Comparison;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.source.CrossCheck.Side;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.StubSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two chains from one seed are the same block by block until one of them forks. */
class CrossCheckTest {
    private static final int LOOKS = 3;

    private final FakeChain one = new FakeChain(51);
    private final FakeChain other = new FakeChain(51);
    private final StubSource second = new StubSource(other);
    private final CrossCheck check = newCheck(10);

    @Test
    void findsNothingInTwoEqualChains() {
        mine(40);
        look(5);

        assertThat(check.conflicts()).isEmpty();
        assertThat(check.status().agreedHeight()).isEqualTo(40);
        assertThat(check.status().comparedHeight()).isEqualTo(40);
        assertThat(check.status().remark()).isEmpty();
        assertThat(check.comparison()).isEqualTo(new Comparison("one", "other", 40, 40));
    }

    @Test
    void comparesTheContentsOfEveryBlockFromTheFirstLookOn() {
        mine(5);
        look(1);
        mine(35);
        look(3);
        // 5 at the first look, then 10 at a time.
        assertThat(check.status().comparedHeight()).isEqualTo(35);
        look(1);
        assertThat(check.status().comparedHeight()).isEqualTo(40);
    }

    @Test
    void waitsWhileOneOfThemHasNotHeardOfAForkYet() {
        mine(10);
        one.fork(2);
        look(LOOKS - 1);
        other.fork(2);
        look(LOOKS);

        assertThat(check.conflicts()).isEmpty();
    }

    @Test
    void warnsOfBranchesThatStayDifferentAndNamesBothFromTheLowestBlockOn() {
        mine(30);
        other.fork(17);
        look(LOOKS);

        assertThat(check.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.code()).isEqualTo(Code.SOURCES_ON_DIFFERENT_BRANCHES);
            assertThat(conflict.height()).isEqualTo(14);
            assertThat(conflict.message())
                    .startsWith("one and other are on different branches from height 14 on")
                    .contains("one says " + one.blocks().get(13).block().id())
                    .contains("other says " + other.blocks().get(13).block().id());
            assertThat(conflict.stops()).isFalse();
        });
        look(10);
        assertThat(check.conflicts()).hasSize(1);
    }

    @Test
    void stopsWhenBothCallTheirBranchFinal() {
        mine(10);
        other.fork(3);
        one.mine(5);
        one.burn(100);
        one.mine(1);
        other.burn(100);
        look(LOOKS);
        assertThat(check.conflicts()).extracting(SourceConflict::stops).containsExactly(false);

        other.mine(1);
        look(1);
        assertThat(check.conflicts()).extracting(SourceConflict::stops).containsExactly(false, true);
    }

    @Test
    void stopsWhenTheyTellDifferentThingsOfOneBlock() {
        mine(3);
        look(1);
        FakeChain.FakeBlock block = mineWithACall();
        second.falsifies(List::reversed);
        look(LOOKS);
        assertThat(check.conflicts())
                .as("one transaction reads the same from both ends")
                .isEmpty();

        second.falsifies(all -> all.stream().map(CrossCheckTest::paidMore).toList());
        mineWithACall();
        look(LOOKS - 1);
        assertThat(check.conflicts()).isEmpty();
        look(1);
        assertThat(check.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.code()).isEqualTo(Code.SOURCES_TELL_DIFFERENT_BLOCKS);
            assertThat(conflict.stops()).isTrue();
            assertThat(conflict.height()).isEqualTo(block.block().height() + 1);
            assertThat(conflict.expected()).startsWith("one: contents 0x");
            assertThat(conflict.got()).startsWith("other: contents 0x").isNotEqualTo(conflict.expected());
        });
    }

    @Test
    void comparesAgainWhatAnotherBranchTook() {
        mine(5);
        look(1);
        mine(5);
        look(1);
        one.fork(4);
        other.fork(4);
        second.falsifies(all -> all.stream().map(CrossCheckTest::paidMore).toList());
        one.mine(10);
        other.mine(10);
        look(3 * LOOKS);

        assertThat(check.conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.height()).isBetween(7L, 11L));
    }

    @Test
    void takesLagAndSilenceForNoContradiction() {
        mine(30);
        other.hide(4);
        look(LOOKS);
        assertThat(check.status().agreedHeight()).isEqualTo(26);
        second.fails(new SourceException("no route"));
        look(LOOKS);

        assertThat(check.status().remark()).isEqualTo("one and other cannot be compared: no route");
        assertThat(check.conflicts()).isEmpty();
    }

    @Test
    void comparesWhatBothHaveWhenAnApiRunsBehindItsNode() {
        mine(30);
        // The tip of the node, the blocks of an API that is three behind.
        FakeChain late = new FakeChain(51);
        late.mine(27);
        CrossCheck lagging = new CrossCheck(new Side("one", one), new Side("late", new TipOf(one, late)), settings(10));
        lagging.look();

        assertThat(lagging.status().agreedHeight()).isEqualTo(27);
    }

    @Test
    void goesOnAboveABlockThatOneOfThemCannotTell() {
        mine(5);
        look(1);
        second.falsifies(all -> {
            throw new SourceException("the push cannot be read");
        });
        mine(3);
        look(LOOKS);
        second.falsifies(all -> all);
        mine(2);
        look(1);

        assertThat(check.status().comparedHeight()).isEqualTo(10);
        assertThat(check.conflicts()).isEmpty();
    }

    private static ChainTransaction paidMore(ChainTransaction it) {
        return new ChainTransaction(
                it.txid(),
                it.index(),
                it.sender(),
                it.nonce(),
                it.fee() + 1,
                it.contract(),
                it.function(),
                it.status(),
                it.result(),
                it.eventCount(),
                it.prints());
    }

    private FakeChain.FakeBlock mineWithACall() {
        ChainTransaction call = one.transaction(0, CONTRACTS.vault(), List.of());
        FakeChain.FakeBlock block = one.mineWith(call);
        other.transaction(0, CONTRACTS.vault(), List.of());
        other.mineWith(call);
        return block;
    }

    private void mine(int blocks) {
        one.mine(blocks);
        other.mine(blocks);
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            check.look();
        }
    }

    private CrossCheck newCheck(int blocksPerLook) {
        return new CrossCheck(new Side("one", one), new Side("other", second), settings(blocksPerLook));
    }

    private static CrossCheckSettings settings(int blocksPerLook) {
        return new CrossCheckSettings(LOOKS, blocksPerLook, 1, new FinalityRule(60), CONTRACTS);
    }
}
