package io.bithedge.schemas.admin;

import static java.util.Objects.requireNonNull;

import io.bithedge.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing and compares the others with the catalogue. */
public final class TopicCreator {
    private static final short BROKER_DEFAULT = -1;
    private static final int VISIBILITY_ATTEMPTS = 100;
    private static final long VISIBILITY_PAUSE_MS = 100;

    private final Admin admin;

    /** A topic whose shape is not the catalogue's. */
    public static final class ShapeMismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ShapeMismatch(List<String> differences) {
            super("topics differ from the catalogue: " + String.join("; ", differences));
        }
    }

    public TopicCreator(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates what is missing, dead letters included of topics that services read: of the internal ones. Safe to run by several services at once.
     *
     * @throws ShapeMismatch when a topic exists with other partitions or another cleanup policy.
     */
    public void createMissing(List<Topic<?>> topics) {
        Map<String, NewTopic> wanted = new HashMap<>();
        for (Topic<?> topic : topics) {
            wanted.put(
                    topic.name(),
                    new NewTopic(topic.name(), topic.partitions(), BROKER_DEFAULT).configs(topic.configs()));
            if (!topic.about().isPublic()) {
                wanted.put(topic.deadLetterName(), deadLetters(topic));
            }
        }
        Set<String> existing = names();
        List<NewTopic> missing = wanted.values().stream()
                .filter(t -> !existing.contains(t.name()))
                .toList();
        for (var created : admin.createTopics(missing).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("cannot create topic " + created.getKey() + ": " + e.getCause(), e);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        List<String> differences = differencesOnceVisible(wanted);
        if (!differences.isEmpty()) {
            throw new ShapeMismatch(differences);
        }
    }

    private static NewTopic deadLetters(Topic<?> topic) {
        return new NewTopic(topic.deadLetterName(), 1, BROKER_DEFAULT).configs(topic.deadLetterConfigs());
    }

    /** A topic just created is not known to every broker at once. */
    private List<String> differencesOnceVisible(Map<String, NewTopic> wanted) {
        for (int attempt = 1; ; attempt++) {
            try {
                return differences(wanted);
            } catch (IllegalStateException e) {
                boolean unseen =
                        e.getCause() != null && e.getCause().getCause() instanceof UnknownTopicOrPartitionException;
                if (!unseen || attempt == VISIBILITY_ATTEMPTS) {
                    throw e;
                }
            }
            try {
                Thread.sleep(VISIBILITY_PAUSE_MS);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private List<String> differences(Map<String, NewTopic> wanted) {
        List<String> differences = new ArrayList<>();
        List<ConfigResource> resources = wanted.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        try {
            Map<String, TopicDescription> found =
                    admin.describeTopics(wanted.keySet()).allTopicNames().get();
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(resources).all().get();
            for (NewTopic topic : wanted.values()) {
                int partitions =
                        requireNonNull(found.get(topic.name())).partitions().size();
                if (partitions != topic.numPartitions()) {
                    differences.add("%s has %d partitions, expected %d"
                            .formatted(topic.name(), partitions, topic.numPartitions()));
                }
                String policy = requireNonNull(configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name())))
                        .get("cleanup.policy")
                        .value();
                String expected = topic.configs().get("cleanup.policy");
                if (!policy.equals(expected)) {
                    differences.add("%s has cleanup.policy %s, expected %s".formatted(topic.name(), policy, expected));
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot describe the topics: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return differences;
    }

    private Set<String> names() {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot list the topics: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while talking to the broker", e);
    }
}
