package io.bithedge.watcher.follow;

import static io.bithedge.watcher.follow.Chains.above;
import static io.bithedge.watcher.follow.Chains.head;
import static io.bithedge.watcher.follow.Chains.id;
import static io.bithedge.watcher.follow.Chains.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.watcher.follow.FollowRule.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FollowRuleTest {
    private static final PublishedBlock FINAL = published("4a<3a@100");
    /** 4a is final, 5a 6a 7a may change. */
    private static final Cursor WITH_FINAL = above(new Floor.Final(FINAL), 101, "5a<4a@101", "6a<5a@101", "7a<6a@101");
    /** Nothing is final, 3a was the first block read. */
    private static final Cursor WITHOUT_FINAL = above(new Floor.Start(), 101, "3a<2a@101", "4a<3a@101");

    static Stream<Arguments> branches() {
        return Stream.of(
                Arguments.of("the first block", Cursor.EMPTY, "9x<8x@100", new Answer.Extends()),
                Arguments.of("child of the tip", WITH_FINAL, "8a<7a@101", new Answer.Extends()),
                Arguments.of("child of a sibling of the tip", WITH_FINAL, "8b<7b@101", new Answer.AskParent(id("7b"))),
                Arguments.of("sibling of the tip", WITH_FINAL, "7b<6a@101", new Answer.Forks(published("6a<5a@101"))),
                Arguments.of("one deeper", WITH_FINAL, "6b<5a@101", new Answer.Forks(published("5a<4a@101"))),
                Arguments.of("down to the final block", WITH_FINAL, "5b<4a@101", new Answer.Forks(FINAL)),
                Arguments.of("above an unknown parent", WITH_FINAL, "6b<5b@101", new Answer.AskParent(id("5b"))),
                Arguments.of("beside the final block", WITH_FINAL, "5b<4b@101", new Answer.BelowFinal(FINAL)),
                Arguments.of("far below the final block", WITH_FINAL, "3b<2b@101", new Answer.BelowFinal(FINAL)),
                Arguments.of("unknown, nothing final", WITHOUT_FINAL, "5b<4b@101", new Answer.AskParent(id("4b"))),
                Arguments.of(
                        "second block differs", WITHOUT_FINAL, "4b<3a@101", new Answer.Forks(published("3a<2a@101"))),
                Arguments.of("first block differs", WITHOUT_FINAL, "3b<2a@101", new Answer.Replaces()),
                Arguments.of("first block differs, and its parent", WITHOUT_FINAL, "3b<2b@101", new Answer.Replaces()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("branches")
    void relatesBranchToWhatIsPublished(String name, Cursor cursor, String branch, Answer expected) {
        assertThat(FollowRule.relate(cursor, head(branch))).isEqualTo(expected);
    }

    @Test
    void refusesBlockWhenItDoesNotStandOnTheTip() {
        assertThatThrownBy(() -> WITH_FINAL.applied(published("8b<7b@101")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not stand on");
        assertThatThrownBy(() -> WITH_FINAL.applied(published("9a<7a@101")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void returnsToTheDigestOfTheFinalBlockWhenAllAboveItIsRolledBack() {
        Cursor bare = WITH_FINAL.rolledBack().rolledBack().rolledBack();

        assertThat(bare.tip()).contains(FINAL);
        assertThat(bare.digest()).isEqualTo(FINAL.digest());
        assertThat(bare.nextHeight(1)).isEqualTo(5);
        assertThatThrownBy(bare::rolledBack).isInstanceOf(RuntimeException.class);
    }
}
