package io.bithedge.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;

/** How much stands in the broker's logs, by topic. Offsets count the marks of transactions too. */
record Written(Map<String, Long> records, Map<String, Long> bytes) {
    static Written now(Admin admin) throws InterruptedException {
        try {
            Map<String, Long> bytes = new HashMap<>();
            int node = admin.describeCluster().nodes().get().iterator().next().id();
            admin.describeLogDirs(Set.of(node)).allDescriptions().get().values().stream()
                    .flatMap(ofNode -> ofNode.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .forEach((Map.Entry<TopicPartition, ReplicaInfo> replica) -> bytes.merge(
                            replica.getKey().topic(), replica.getValue().size(), Long::sum));
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(bytes.keySet()).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            Map<String, Long> records = new HashMap<>();
            admin.listOffsets(ends)
                    .all()
                    .get()
                    .forEach((TopicPartition partition, ListOffsetsResultInfo end) ->
                            records.merge(partition.topic(), end.offset(), Long::sum));
            return new Written(records, bytes);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker's logs cannot be seen: " + e.getCause(), e);
        }
    }

    /** Those of some topics that were written since. */
    long recordsSince(Written before, Predicate<String> topics) {
        return since(records, before.records, topics);
    }

    long bytesSince(Written before, Predicate<String> topics) {
        return since(bytes, before.bytes, topics);
    }

    private static long since(Map<String, Long> now, Map<String, Long> before, Predicate<String> topics) {
        return now.entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .mapToLong(topic -> topic.getValue() - before.getOrDefault(topic.getKey(), 0L))
                .sum();
    }
}
