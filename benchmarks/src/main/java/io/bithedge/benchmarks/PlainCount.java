package io.bithedge.benchmarks;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.serde.AvroSerdes;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.NullUnmarked;

/**
 * The least that Kafka Streams can do with a record exactly once: it reads it, adds one to a row that is logged, and writes the sum out. With
 * the options of the pool's streams.
 */
final class PlainCount implements AutoCloseable {
    static final String INPUT = "plain-count-input";
    static final String OUTPUT = "plain-count-output";
    private static final String STORE = "counts";

    private final AtomicLong counted = new AtomicLong();
    private final KafkaStreams streams;

    /** {@code poolOptions}: what is not about the application itself. */
    PlainCount(Properties poolOptions, AvroSerdes serdes) {
        Properties options = new Properties();
        options.putAll(poolOptions);
        options.put(StreamsConfig.APPLICATION_ID_CONFIG, "plain-count");
        streams = new KafkaStreams(topology(serdes), options);
    }

    private Topology topology(AvroSerdes serdes) {
        Topology topology = new Topology();
        topology.addSource(
                "read",
                Serdes.String().deserializer(),
                serdes.of(Topics.CHAIN_EVENTS).deserializer(),
                INPUT);
        topology.addProcessor("count", () -> new Count(counted), "read");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.Long()),
                "count");
        topology.addSink(
                "write", OUTPUT, Serdes.String().serializer(), Serdes.Long().serializer(), "count");
        return topology;
    }

    void start() {
        streams.start();
    }

    /** Records since the start. */
    long counted() {
        return counted.get();
    }

    @Override
    public void close() {
        streams.close();
    }

    @NullUnmarked // Kafka sets in init what the constructor cannot.
    private static final class Count implements Processor<String, ChainRecord, String, Long> {
        private final AtomicLong counted;
        private ProcessorContext<String, Long> context;
        private KeyValueStore<String, Long> counts;

        private Count(AtomicLong counted) {
            this.counted = counted;
        }

        @Override
        public void init(ProcessorContext<String, Long> newContext) {
            context = newContext;
            counts = newContext.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, ChainRecord> record) {
            Long before = counts.get(record.key());
            long now = before == null ? 1 : before + 1;
            counts.put(record.key(), now);
            context.forward(record.withValue(now));
            counted.incrementAndGet();
        }
    }
}
