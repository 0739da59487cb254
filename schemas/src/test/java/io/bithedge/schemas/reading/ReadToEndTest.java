package io.bithedge.schemas.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** On the consumer in memory that Kafka brings; on a broker in the tests of those who use it. */
class ReadToEndTest {
    private static final TopicPartition FIRST = new TopicPartition("numbers", 0);
    private static final TopicPartition SECOND = new TopicPartition("numbers", 1);

    private final MockConsumer<String, Integer> consumer = new MockConsumer<>("earliest");
    private final ReadToEnd<String, Integer> reader = new ReadToEnd<>(consumer, Duration.ofMillis(300));
    private final List<Integer> read = new ArrayList<>();

    /** `firstEnd`, `secondEnd`: where the partitions end when the reading begins. */
    private void ends(long firstEnd, long secondEnd) {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, firstEnd, SECOND, secondEnd));
    }

    /** Each has its offset as value, in the second partition with 100 more. */
    private void arrive(TopicPartition partition, long from, long to) {
        for (long offset = from; offset < to; offset++) {
            consumer.addRecord(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    offset,
                    "key",
                    (int) offset + partition.partition() * 100));
        }
    }

    @Test
    void readsEveryPartitionToWhereItEnded() {
        ends(3, 2);
        consumer.schedulePollTask(() -> {
            arrive(FIRST, 0, 5); // Two of them came after the reading began.
            arrive(SECOND, 0, 1);
        });
        consumer.schedulePollTask(() -> arrive(SECOND, 1, 2));
        reader.all(List.of(FIRST, SECOND), each -> read.add(each.value()));
        assertThat(read).containsExactlyInAnyOrder(0, 1, 2, 100, 101);
        assertThat(consumer.position(FIRST)).isEqualTo(3);
    }

    @Test
    void stopsBehindTheRecordThatIsRefused() {
        ends(4, 0);
        consumer.schedulePollTask(() -> arrive(FIRST, 0, 4));
        boolean isDone = reader.from(1, FIRST, each -> {
            read.add(each.value());
            return each.value() < 2;
        });
        assertThat(isDone).isFalse();
        assertThat(read).containsExactly(1, 2);
        assertThat(consumer.position(FIRST)).isEqualTo(3);
    }

    @Test
    void doesNotGoBackFromBehindTheEnd() {
        ends(4, 0);
        assertThat(reader.from(9, FIRST, each -> true)).isTrue();
        assertThat(consumer.position(FIRST)).isEqualTo(9);
    }

    @Test
    void knowsAnEmptyTopic() {
        ends(0, 0);
        assertThat(reader.isEmpty(List.of(FIRST, SECOND))).isTrue();
        ends(0, 1);
        consumer.schedulePollTask(() -> arrive(SECOND, 0, 1));
        assertThat(reader.isEmpty(List.of(FIRST, SECOND))).isFalse();
    }

    @Test
    void givesUpOnABrokerThatFellSilent() {
        ends(2, 0);
        consumer.schedulePollTask(() -> arrive(FIRST, 0, 1));
        assertThatThrownBy(() -> reader.all(List.of(FIRST), each -> read.add(each.value())))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("numbers-0");
        assertThat(read).containsExactly(0);
    }
}
