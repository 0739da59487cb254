package io.bithedge.topology.streams;

import io.bithedge.schemas.Topics;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Options of the streams: those that safety or latency depends on are named here, not left to defaults. */
public final class StreamsOptions {
    public static final String APPLICATION_ID = Topics.POOL_GROUP;

    private static final long APPLIED_OFFSETS_BYTES = 1 << 20;

    private StreamsOptions() {}

    /**
     * What one instance needs to know of itself.
     *
     * @param instanceId static membership: a restart under the same id does not rebalance
     * @param host where other instances reach its HTTP server
     */
    public record Instance(String instanceId, String host, int port, String stateDir, int threads) {}

    public static Properties of(String bootstrapServers, Instance instance) {
        Properties options = new Properties();
        options.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        options.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
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
        options.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        options.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance.instanceId());
        options.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        options.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 15_000);
        options.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        options.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // A sweep over many accounts is one record: its transaction must outlive it.
        options.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 120_000);
        return options;
    }
}
