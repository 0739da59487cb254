package io.bithedge.topology.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;

/**
 * Who has which partitions, by the last assignment that this instance knows.
 *
 * @param recordsBehind that all copies of this instance lack
 */
record InstancesAnswer(List<Item> instances, long recordsBehind) {
    /** {@code active}: the partitions that are folded there; {@code copies}: those that it has a copy of. */
    record Item(String address, boolean isThis, List<String> active, List<String> copies) {
        static Item of(StreamsMetadata client, boolean isThis) {
            return new Item(
                    client.host() + ":" + client.port(),
                    isThis,
                    names(client.topicPartitions()),
                    names(client.standbyTopicPartitions()));
        }

        private static List<String> names(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::toString).sorted().toList();
        }
    }

    InstancesAnswer {
        instances =
                instances.stream().sorted(Comparator.comparing(Item::address)).toList();
    }
}
