package io.bithedge.schemas.admin;

import static java.util.Objects.requireNonNull;

import io.bithedge.schemas.connection.Replication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/** What a topic is beside what it should be. Each difference is a sentence: which topic, expected, got, and what to change. */
final class TopicShape {
    static final String MIN_INSYNC = "min.insync.replicas";
    private static final String CLEANUP = "cleanup.policy";

    private TopicShape() {}

    /** From the catalogue. */
    static List<String> differences(NewTopic wanted, TopicDescription there, Config config) {
        List<String> differences = new ArrayList<>();
        int partitions = there.partitions().size();
        if (partitions != wanted.numPartitions()) {
            differences.add(
                    "%s has %d partitions, expected %d (keys are spread by their number: remove the topic while nothing is in it, or rebuild)"
                            .formatted(wanted.name(), partitions, wanted.numPartitions()));
        }
        String policy = config.get(CLEANUP).value();
        String expected = requireNonNull(wanted.configs().get(CLEANUP));
        if (!policy.equals(expected)) {
            differences.add("%s has %s %s, expected %s (%s)"
                    .formatted(wanted.name(), CLEANUP, policy, expected, alter(wanted.name(), CLEANUP, expected)));
        }
        return differences;
    }

    /** Fewer copies than is set; more are no fault. */
    static List<String> weaknesses(Replication set, TopicDescription there, Config config) {
        List<String> weaknesses = new ArrayList<>();
        tooFewCopies(set, there).ifPresent(weaknesses::add);
        int inSync = Integer.parseInt(config.get(MIN_INSYNC).value());
        if (inSync < set.minInsyncReplicas()) {
            weaknesses.add("%s has %s %d, expected %d of %s (%s)"
                    .formatted(
                            there.name(),
                            MIN_INSYNC,
                            inSync,
                            set.minInsyncReplicas(),
                            Replication.MIN_INSYNC,
                            alter(there.name(), MIN_INSYNC, Integer.toString(set.minInsyncReplicas()))));
        }
        return weaknesses;
    }

    static Optional<String> tooFewCopies(Replication set, TopicDescription there) {
        int copies = there.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return copies >= set.factor()
                ? Optional.empty()
                : Optional.of(
                        "%s has replication %d, expected %d of %s (kafka-reassign-partitions.sh puts it on more brokers)"
                                .formatted(there.name(), copies, set.factor(), Replication.FACTOR));
    }

    /** cleanup.policy may be two words: then it stands in brackets. */
    private static String alter(String topic, String key, String value) {
        String word = value.contains(",") ? "[" + value + "]" : value;
        return "kafka-configs.sh --alter --topic %s --add-config %s=%s".formatted(topic, key, word);
    }
}
