package io.bithedge.schemas.connection;

import io.bithedge.schemas.registry.RegistryAccess;
import io.bithedge.schemas.serde.AvroSerdes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Brokers and registry, and whatever an operator set of their clients. His word counts before ours, but for what safety depends on: that he
 * cannot set. Its text holds addresses and no other value: others may be secret.
 */
public final class Cluster {
    /** What a client does is decided here: exactly once, from the beginning, under its own name. */
    private static final Set<String> DECIDED = Set.of(
            "acks",
            "allow.auto.create.topics",
            "application.id",
            "application.server",
            "auto.offset.reset",
            "enable.auto.commit",
            "enable.idempotence",
            "group.id",
            "group.instance.id",
            "group.protocol",
            "isolation.level",
            "key.deserializer",
            "key.serializer",
            "partitioner.class",
            "processing.guarantee",
            "state.dir",
            "transactional.id",
            "value.deserializer",
            "value.serializer");

    private static final Pattern STREAMS_PREFIX =
            Pattern.compile("^((main|restore|global)[.])?(consumer|producer|admin)[.]");

    private final Map<Client, Map<String, Object>> given;
    private final RegistryAccess registry;
    private final Replication replication;

    /** What a setting is for. */
    public enum Client {
        ADMIN,
        CONSUMER,
        PRODUCER,
        STREAMS
    }

    /**
     * What is set of each kind of client, brokers included. Those of the registry may be among them ({@link RegistryAccess#isOne}).
     *
     * @throws IllegalArgumentException when one of them is decided by us; the message begins with its name.
     */
    public Cluster(Map<Client, Map<String, Object>> given, RegistryAccess registry) {
        this(given, registry, Replication.UNSTATED);
    }

    /** The same, and on how many brokers our topics are to be. */
    public Cluster(Map<Client, Map<String, Object>> given, RegistryAccess registry, Replication replication) {
        this.given = new HashMap<>();
        this.registry = registry;
        this.replication = replication;
        for (Client client : Client.values()) {
            Map<String, Object> own = new HashMap<>(given.getOrDefault(client, Map.of()));
            own.keySet().removeIf(RegistryAccess::isOne);
            Set<String> refused = new TreeSet<>(own.keySet());
            refused.removeIf(
                    name -> !DECIDED.contains(STREAMS_PREFIX.matcher(name).replaceFirst("")));
            if (!refused.isEmpty()) {
                throw new IllegalArgumentException(
                        String.join(", ", refused) + ": expected nothing, the service decides it");
            }
            this.given.put(client, Map.copyOf(own));
        }
        if (bootstrapServers().isBlank()) {
            throw new IllegalArgumentException("bootstrap.servers: expected host:port, got nothing");
        }
    }

    /** Without passwords or encryption. */
    public static Cluster at(String bootstrapServers, String registryUrl) {
        return of(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), RegistryAccess.at(registryUrl));
    }

    /** The same settings for every client. */
    public static Cluster of(Map<String, Object> settings, RegistryAccess registry) {
        Map<Client, Map<String, Object>> all = new HashMap<>();
        for (Client client : Client.values()) {
            all.put(client, settings);
        }
        return new Cluster(all, registry);
    }

    public String bootstrapServers() {
        return switch (of(Client.ADMIN).get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            case null -> "";
            case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.joining(","));
            case Object one -> String.valueOf(one);
        };
    }

    /** Whether clients show who they are, or look who the broker is. */
    public boolean isSecured() {
        Object protocol = of(Client.ADMIN).get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
        return protocol != null && !protocol.equals("PLAINTEXT");
    }

    public RegistryAccess registry() {
        return registry;
    }

    /** Of the topics that are made here. */
    public Replication replication() {
        return replication;
    }

    public AvroSerdes serdes() {
        return new AvroSerdes(registry);
    }

    public Map<String, Object> admin(Map<String, ?> ours) {
        return merged(Client.ADMIN, ours);
    }

    public Map<String, Object> admin() {
        return admin(Map.of());
    }

    public Map<String, Object> consumer(Map<String, ?> ours) {
        return merged(Client.CONSUMER, ours);
    }

    public Map<String, Object> producer(Map<String, ?> ours) {
        return merged(Client.PRODUCER, ours);
    }

    public Properties streams(Map<?, ?> ours) {
        Map<String, Object> named = new HashMap<>();
        ours.forEach((key, value) -> named.put(String.valueOf(key), value));
        Properties all = new Properties();
        all.putAll(merged(Client.STREAMS, named));
        // Its clients are known by the process that they are of.
        all.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
        return all;
    }

    private Map<String, Object> merged(Client client, Map<String, ?> ours) {
        Map<String, Object> all = new HashMap<>(ours);
        of(client)
                .forEach((key, value) -> all.merge(
                        key,
                        value,
                        (own, set) -> key.equals(CommonClientConfigs.CLIENT_ID_CONFIG) ? set + "-" + own : set));
        return all;
    }

    private Map<String, Object> of(Client client) {
        return given.getOrDefault(client, Map.of());
    }

    @Override
    public String toString() {
        return "%s, registry %s".formatted(bootstrapServers(), registry);
    }
}
