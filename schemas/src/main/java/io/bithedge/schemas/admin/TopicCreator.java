package io.bithedge.schemas.admin;

import static java.util.Objects.requireNonNull;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.connection.Replication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing and compares the others with the catalogue, and with what is set of their copies. */
public final class TopicCreator {
    private static final short BROKER_DEFAULT = -1;
    private static final int VISIBILITY_ATTEMPTS = 100;
    private static final long VISIBILITY_PAUSE_MS = 100;

    private final Admin admin;
    private final Replication replication;

    /** A topic whose shape is not the catalogue's, or that is on fewer brokers than is set. */
    public static final class ShapeMismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ShapeMismatch(List<String> differences) {
            super("topics differ from the catalogue: " + String.join("; ", differences));
        }
    }

    /** Copies as the brokers' default says. */
    public TopicCreator(Admin admin) {
        this(admin, Replication.UNSTATED);
    }

    public TopicCreator(Admin admin, Replication replication) {
        this.admin = admin;
        this.replication = replication;
    }

    /**
     * Creates what is missing, dead letters included of topics that services read: of the internal ones. Safe to run by several services at once.
     *
     * @throws ShapeMismatch when a topic exists with other partitions or another cleanup policy, or with fewer copies than is set.
     */
    public void createMissing(List<Topic<?>> topics) {
        Map<String, NewTopic> wanted = new HashMap<>();
        for (Topic<?> topic : topics) {
            wanted.put(topic.name(), wanted(topic.name(), topic.partitions(), topic.configs()));
            if (!topic.about().isPublic()) {
                wanted.put(topic.deadLetterName(), wanted(topic.deadLetterName(), 1, topic.deadLetterConfigs()));
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

    /** Of topics that somebody else makes, such as changelogs: whether those with the prefix are on enough brokers. */
    public void requireCopies(String prefix) {
        if (replication.equals(Replication.UNSTATED)) {
            return;
        }
        List<String> own =
                names().stream().filter(name -> name.startsWith(prefix)).toList();
        List<String> weak = describe(own).values().stream()
                .flatMap(found -> TopicShape.tooFewCopies(replication, found).stream())
                .toList();
        if (!weak.isEmpty()) {
            throw new ShapeMismatch(weak);
        }
    }

    private NewTopic wanted(String name, int partitions, Map<String, String> configs) {
        Map<String, String> all = new HashMap<>(configs);
        if (replication.hasMinInsync()) {
            all.put(TopicShape.MIN_INSYNC, Integer.toString(replication.minInsyncReplicas()));
        }
        short factor = replication.hasFactor() ? (short) replication.factor() : BROKER_DEFAULT;
        return new NewTopic(name, partitions, factor).configs(all);
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
        Map<String, TopicDescription> found = describe(wanted.keySet());
        Map<String, Config> configs = configs(wanted.keySet());
        for (NewTopic topic : wanted.values()) {
            TopicDescription there = requireNonNull(found.get(topic.name()));
            Config config = requireNonNull(configs.get(topic.name()));
            differences.addAll(TopicShape.differences(topic, there, config));
            differences.addAll(TopicShape.weaknesses(replication, there, config));
        }
        return differences;
    }

    private Map<String, TopicDescription> describe(Collection<String> topics) {
        return told("describe the topics", admin.describeTopics(topics).allTopicNames());
    }

    private Map<String, Config> configs(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Config> configs = new HashMap<>();
        told("describe the topics", admin.describeConfigs(resources).all())
                .forEach((resource, it) -> configs.put(resource.name(), it));
        return configs;
    }

    private Set<String> names() {
        return told("list the topics", admin.listTopics().names());
    }

    private static <T> T told(String what, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot %s: %s".formatted(what, e.getCause()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while talking to the broker", e);
    }
}
