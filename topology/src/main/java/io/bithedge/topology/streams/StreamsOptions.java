package io.bithedge.topology.streams;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.connection.Replication;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Options of the streams: those that safety or latency depends on are named here, not left to defaults. */
public final class StreamsOptions {
    public static final String APPLICATION_ID = Topics.POOL_GROUP;

    private static final long APPLIED_OFFSETS_BYTES = 1 << 20;
    /** Where nobody takes over, nothing is won by haste. */
    private static final int LONE_SESSION_MS = 15_000;

    private static final int HEARTBEATS_PER_SESSION = 3;

    private StreamsOptions() {}

    /**
     * What one instance needs to know of itself.
     *
     * @param instanceId static membership: a restart under the same id does not rebalance
     * @param host where other instances reach its private listener, at {@code port}
     */
    public record Instance(String instanceId, String host, int port, String stateDir, int threads) {}

    /**
     * The instances together.
     *
     * @param instances how many there are to be: from two on, each store has a copy at another one
     * @param sessionTimeoutMs after which an instance that is not heard of is replaced, where there is another
     */
    public record Group(int instances, int sessionTimeoutMs) {
        public static final Group ALONE = new Group(1, LONE_SESSION_MS);

        int standbys() {
            return instances > 1 ? 1 : 0;
        }

        int effectiveSessionMs() {
            return instances > 1 ? sessionTimeoutMs : LONE_SESSION_MS;
        }
    }

    public static Properties of(String bootstrapServers, Instance instance) {
        return of(bootstrapServers, instance, Group.ALONE);
    }

    public static Properties of(String bootstrapServers, Instance instance, Group group) {
        return of(Cluster.at(bootstrapServers, "mock://none"), instance, group);
    }

    /** What an operator set of the clients counts before ours, but for what the cluster says is decided. */
    public static Properties of(Cluster cluster, Instance instance, Group group) {
        Map<String, Object> options = ours(instance, group);
        // Of the changelogs.
        Replication replication = cluster.replication();
        if (replication.hasFactor()) {
            options.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication.factor());
        }
        if (replication.hasMinInsync()) {
            options.put(
                    StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                    Integer.toString(replication.minInsyncReplicas()));
        }
        return cluster.streams(options);
    }

    private static Map<String, Object> ours(Instance instance, Group group) {
        Map<String, Object> options = new HashMap<>();
        options.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        options.put(StreamsConfig.APPLICATION_SERVER_CONFIG, instance.host() + ":" + instance.port());
        options.put(StreamsConfig.STATE_DIR_CONFIG, instance.stateDir());
        options.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, instance.threads());
        options.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        options.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        // For the stores that say they want it: the applied offsets.
        options.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, APPLIED_OFFSETS_BYTES);
        options.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        options.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        options.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        options.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 10_000L);
        options.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, 2);
        options.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, group.standbys());
        // Until a new instance that has caught up takes its share.
        options.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
        options.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        options.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance.instanceId());
        options.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        options.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), group.effectiveSessionMs());
        options.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                group.effectiveSessionMs() / HEARTBEATS_PER_SESSION);
        options.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        options.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // A sweep over many accounts is one record: its transaction must outlive it.
        options.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 120_000);
        return options;
    }
}
