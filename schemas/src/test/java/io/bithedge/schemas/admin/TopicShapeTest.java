package io.bithedge.schemas.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.connection.Replication;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class TopicShapeTest {
    private static final Node NODE = new Node(1, "host", 9092);

    private static TopicDescription topic(int partitions, int copies) {
        List<Node> replicas = IntStream.range(0, copies).mapToObj(any -> NODE).toList();
        return new TopicDescription(
                "books.v1",
                false,
                IntStream.range(0, partitions)
                        .mapToObj(number -> new TopicPartitionInfo(number, NODE, replicas, replicas))
                        .toList());
    }

    private static Config config(String cleanup, int inSync) {
        return new Config(List.of(
                new ConfigEntry("cleanup.policy", cleanup),
                new ConfigEntry("min.insync.replicas", Integer.toString(inSync))));
    }

    private static NewTopic wanted(String cleanup) {
        return new NewTopic("books.v1", 4, (short) 3).configs(Map.of("cleanup.policy", cleanup));
    }

    @Test
    void saysOfEachDifferenceWhatWasExpectedWhatIsThereAndWhatToChange() {
        assertThat(TopicShape.differences(wanted("compact"), topic(4, 3), config("compact", 2)))
                .isEmpty();
        assertThat(TopicShape.differences(wanted("compact,delete"), topic(2, 3), config("delete", 2)))
                .containsExactly(
                        "books.v1 has 2 partitions, expected 4 (keys are spread by their number: remove the topic while nothing is in it, or rebuild)",
                        "books.v1 has cleanup.policy delete, expected compact,delete (kafka-configs.sh --alter --topic books.v1 --add-config cleanup.policy=[compact,delete])");
    }

    @Test
    void findsWhatIsOnFewerBrokersThanIsSet() {
        assertThat(TopicShape.weaknesses(Replication.SAFE, topic(4, 3), config("delete", 2)))
                .isEmpty();
        assertThat(TopicShape.weaknesses(Replication.UNSTATED, topic(4, 1), config("delete", 1)))
                .isEmpty();
        assertThat(TopicShape.weaknesses(Replication.SAFE, topic(4, 1), config("delete", 1)))
                .containsExactly(
                        "books.v1 has replication 1, expected 3 of bithedge.topics.replication (kafka-reassign-partitions.sh puts it on more brokers)",
                        "books.v1 has min.insync.replicas 1, expected 2 of bithedge.topics.min-insync-replicas (kafka-configs.sh --alter --topic books.v1 --add-config min.insync.replicas=2)");
    }
}
