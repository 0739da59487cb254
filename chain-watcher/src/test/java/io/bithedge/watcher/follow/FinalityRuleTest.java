package io.bithedge.watcher.follow;

import static io.bithedge.watcher.follow.Chains.above;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinalityRuleTest {

    /** Blocks 1a 2a in burn block 100, 3a in 101, 4a in 103. */
    @ParameterizedTest
    @CsvSource({
        // burn tip, burn blocks, newest final height (0: none)
        "100, 1, 0",
        "101, 1, 2",
        "102, 1, 3",
        "103, 1, 3",
        // nothing stands on 4a, however far the burn chain went
        "104, 1, 3",
        "200, 1, 3",
        "101, 2, 0",
        "102, 2, 2",
        "103, 2, 3",
        "105, 2, 3",
        "200, 2, 3",
        "200, 3, 2",
        "200, 4, 0",
        // the burn chain was set back below the blocks
        "99, 1, 0",
    })
    void newestFinalIsTheLastBlockThatIsBuiltOnDeepEnough(long burnTip, int burnBlocks, long height) {
        Cursor cursor = above(new Floor.Start(), burnTip, "1a<0a@100", "2a<1a@100", "3a<2a@101", "4a<3a@103");

        long found = new FinalityRule(burnBlocks)
                .newestFinal(cursor, SecondLook.NOT_NEEDED)
                .map(block -> block.head().height())
                .orElse(0L);

        assertThat(found).isEqualTo(height);
    }

    @Test
    void nothingBecomesFinalWhenNothingIsPublished() {
        assertThat(new FinalityRule(1).newestFinal(Cursor.EMPTY.withBurnTip(500), SecondLook.NOT_NEEDED))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1001"})
    void refusesRuleWhenOutOfRange(int burnBlocks) {
        assertThatThrownBy(() -> new FinalityRule(burnBlocks)).hasMessageContaining("1 to 1000 burn blocks");
    }
}
