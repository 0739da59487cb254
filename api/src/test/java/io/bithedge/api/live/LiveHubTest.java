package io.bithedge.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.wire.AmountModule;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.PositionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is read how often, and what is told. Readings run at once, in the caller's thread. */
class LiveHubTest {
    private final FakeViews views = new FakeViews();
    private final LiveHub hub = new LiveHub(
            views, JsonMapper.builder().addModule(AmountModule.create()).build(), Runnable::run);
    private final Counted topic = new Counted();

    /** Answers its value as of its height, and counts how often it was asked. */
    private static final class Counted implements LiveTopic {
        private long value = 1;
        private long height = 70;
        private boolean isUnreadable;
        private int reads;

        @Override
        public String name() {
            return "provider";
        }

        @Override
        public boolean hasSubject() {
            return true;
        }

        @Override
        public Object read(String subject) {
            reads++;
            if (isUnreadable) {
                throw new NotReadyException("its instance is away");
            }
            return Map.of("value", value, "ageMs", reads, "asOf", Map.of("height", height));
        }
    }

    private final LiveKey key = new LiveKey(topic, "ST1");

    private void apply(long height) {
        views.position = new PositionView(
                new StacksHeight(height), FakeViews.asOf(height, "0x" + height, 990, 1, 1_000), List.of());
        hub.look();
    }

    /** Each of 6,000 closed streams left its topic and answer for two minutes. */
    @Test
    void streamsThatWereOpenedAndClosedLeaveLittle() {
        hub.look();
        for (int stream = 0; stream < 6_000; stream++) {
            Runnable wake = () -> {};
            List<LiveKey> his = List.of(new LiveKey(topic, "ST" + stream));
            hub.follow(his, wake);
            hub.leave(his, wake);
        }

        assertThat(hub.followedTopics()).isLessThanOrEqualTo(1_000);
        hub.look();
        assertThat(hub.followedTopics()).isLessThanOrEqualTo(500);
    }

    @Test
    void readsATopicOncePerBlockHoweverManyFollowIt() {
        List<Integer> woken = new ArrayList<>();
        hub.look();
        for (int reader = 0; reader < 100; reader++) {
            int number = reader;
            hub.follow(List.of(key), () -> woken.add(number));
        }
        int before = topic.reads;
        woken.clear();
        topic.value = 2;
        topic.height = 71;
        apply(71);
        assertThat(topic.reads - before).isEqualTo(1);
        assertThat(woken).hasSize(100).doesNotHaveDuplicates();
        hub.look();
        hub.look();
        assertThat(topic.reads - before).as("no block, no reading").isEqualTo(1);
    }

    @Test
    void tellsNothingWhenOnlyBlockAndAgeAreNew() {
        List<Integer> woken = new ArrayList<>();
        hub.look();
        hub.follow(List.of(key), () -> woken.add(1));
        woken.clear();
        topic.height = 71;
        apply(71);
        assertThat(woken).isEmpty();
        assertThat(hub.since(Map.of(key, 0L)).getFirst().json())
                .as("who comes next gets the newer block")
                .contains("71");
    }

    /** An instance that is a block behind answers as before: it is asked again until it has caught up. */
    @Test
    void asksAgainWhileTheAnswerIsFromBeforeTheBlock() {
        hub.look();
        hub.follow(List.of(key), () -> {});
        apply(71);
        int before = topic.reads;
        hub.look();
        assertThat(topic.reads - before).isEqualTo(1);
        topic.value = 2;
        topic.height = 71;
        hub.look();
        assertThat(hub.since(Map.of(key, 1L)).getFirst().json()).contains("\"value\":2");
        hub.look();
        assertThat(topic.reads - before).isEqualTo(2);
    }

    @Test
    void keepsTheLastStateWhileATopicCannotBeRead() {
        hub.look();
        hub.follow(List.of(key), () -> {});
        topic.isUnreadable = true;
        apply(71);
        assertThat(hub.since(Map.of(key, 0L))).hasSize(1);
        topic.isUnreadable = false;
        topic.value = 3;
        hub.look();
        assertThat(hub.since(Map.of(key, 1L)).getFirst().json()).contains("\"value\":3");
    }

    /** What was read before everybody left may be old by now. */
    @Test
    void tellsWhoComesBackNothingOld() {
        Runnable wake = () -> {};
        hub.look();
        hub.follow(List.of(key), wake);
        hub.leave(List.of(key), wake);
        topic.isUnreadable = true;
        hub.follow(List.of(key), wake);
        assertThat(hub.since(Map.of(key, 0L))).isEmpty();
        topic.isUnreadable = false;
        topic.value = 2;
        hub.look();
        assertThat(hub.since(Map.of(key, 0L)).getFirst().json()).contains("\"value\":2");
    }

    @Test
    void readsNothingThatNobodyFollows() {
        Runnable wake = () -> {};
        hub.look();
        hub.follow(List.of(key), wake);
        hub.leave(List.of(key), wake);
        int before = topic.reads;
        apply(71);
        apply(72);
        assertThat(topic.reads).isEqualTo(before);
    }
}
