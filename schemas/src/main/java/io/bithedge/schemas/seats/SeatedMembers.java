package io.bithedge.schemas.seats;

import io.bithedge.schemas.connection.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Who sits where, for display: asked now and then, and never waited for. */
final class SeatedMembers implements AutoCloseable {
    private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final Admin admin;
    private final String group;
    private long lookedAt = System.nanoTime() - EVERY_NANOS;
    private volatile Map<String, Set<Integer>> seats = Map.of();

    SeatedMembers(Cluster cluster, String group) {
        this.admin = Admin.create(cluster.admin());
        this.group = group;
    }

    Map<String, Set<Integer>> seats() {
        return seats;
    }

    void look() {
        if (System.nanoTime() - lookedAt < EVERY_NANOS) {
            return;
        }
        lookedAt = System.nanoTime();
        admin.describeConsumerGroups(List.of(group)).describedGroups().values().forEach(asked -> {
            var unused = asked.whenComplete((description, failure) -> {
                if (failure == null) {
                    seats = of(description);
                }
            });
        });
    }

    private static Map<String, Set<Integer>> of(ConsumerGroupDescription description) {
        Map<String, Set<Integer>> seats = new TreeMap<>();
        for (MemberDescription member : description.members()) {
            Set<Integer> own = seats.computeIfAbsent(member.clientId(), any -> new TreeSet<>());
            member.assignment().topicPartitions().stream()
                    .map(TopicPartition::partition)
                    .forEach(own::add);
        }
        return seats;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
