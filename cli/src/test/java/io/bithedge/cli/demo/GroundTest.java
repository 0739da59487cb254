package io.bithedge.cli.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A market that cannot be played is refused before it waits for anything. */
class GroundTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 6, 100})
    void refusesEveryFinalityButOneBurnBlock(int burnBlocks) {
        assertThatThrownBy(() -> Ground.requireFinality(burnBlocks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not %d: say --finality-burn-blocks 1 --accept finality".formatted(burnBlocks));
        assertThatCode(() -> Ground.requireFinality(1)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {37, 144, 4320})
    void refusesEpochsThatTheScriptIsTooShortFor(long blocks) {
        assertThatThrownBy(() -> Ground.requireEpochs(blocks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not %d: deploy with --epoch-blocks 36".formatted(blocks));
    }

    @Test
    void takesEpochsUpToThoseItIsWrittenFor() {
        assertThatCode(() -> Ground.requireEpochs(36)).doesNotThrowAnyException();
        assertThatCode(() -> Ground.requireEpochs(10)).doesNotThrowAnyException();
    }
}
