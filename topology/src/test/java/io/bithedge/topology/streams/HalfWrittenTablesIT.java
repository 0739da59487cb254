package io.bithedge.topology.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.Topics;
import io.bithedge.testing.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.Stores;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as kill -9 leaves it, once a table in it was written to disk while it was open. */
class HalfWrittenTablesIT {
    private static final String TOPIC = Topics.POOL_GROUP + "-test-table";
    private static final String TABLE = "table";
    /** More than a table keeps in memory before it writes to disk. */
    private static final int ROWS = 30_000;

    private static final byte[] ROW = new byte[2_048];

    @TempDir
    private Path folder = Path.of("");

    private static final class Filler extends ContextualProcessor<Integer, byte[], Void, Void> {
        @Override
        public void process(Record<Integer, byte[]> row) {
            KeyValueStore<Integer, byte[]> table = context().getStateStore(TABLE);
            table.put(row.key(), row.value());
        }
    }

    private static Topology topology() {
        return new Topology()
                .addGlobalStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(TABLE), Serdes.Integer(), Serdes.ByteArray())
                                .withLoggingDisabled(),
                        "read",
                        new IntegerDeserializer(),
                        new ByteArrayDeserializer(),
                        TOPIC,
                        "fill",
                        Filler::new);
    }

    @Test
    void areReadAgain() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(Files.createDirectories(folder.resolve("kafka")));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            Path killed = folder.resolve("killed");
            Properties options = options(broker, folder.resolve("state"));
            try (PoolStreams streams = new PoolStreams(HalfWrittenTablesIT::topology, options)) {
                streams.start();
                await(streams::isRunning);
                send(broker);
                await(() -> rows(streams) == ROWS && isOnDisk(options));
                copy(folder.resolve("state"), killed);
            }

            try (PoolStreams streams = new PoolStreams(HalfWrittenTablesIT::topology, options(broker, killed))) {
                streams.start();

                await(() -> streams.isRunning() && rows(streams) == ROWS);
                assertThat(streams.reason()).isEmpty();
            }
        }
    }

    private static Properties options(BrokerProcess broker, Path state) {
        return StreamsOptions.of(
                broker.bootstrapServers(), new StreamsOptions.Instance("it", "127.0.0.1", 1, state.toString(), 1));
    }

    private static void send(BrokerProcess broker) {
        try (KafkaProducer<Integer, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new IntegerSerializer(),
                new ByteArraySerializer())) {
            for (int row = 0; row < ROWS; row++) {
                var unused = producer.send(new ProducerRecord<>(TOPIC, row, ROW));
            }
        }
    }

    private static int rows(PoolStreams streams) {
        return streams.running()
                .filter(it -> it.state() == KafkaStreams.State.RUNNING)
                .map(HalfWrittenTablesIT::rows)
                .orElse(0);
    }

    private static int rows(KafkaStreams streams) {
        int rows = 0;
        try (KeyValueIterator<Integer, byte[]> all = streams.store(StoreQueryParameters.fromNameAndType(
                        TABLE, QueryableStoreTypes.<Integer, byte[]>keyValueStore()))
                .all()) {
            while (all.hasNext()) {
                all.next();
                rows++;
            }
        }
        return rows;
    }

    private static boolean isOnDisk(Properties options) throws IOException {
        Path application = Path.of(
                options.getProperty(StreamsConfig.STATE_DIR_CONFIG),
                options.getProperty(StreamsConfig.APPLICATION_ID_CONFIG));
        try (Stream<Path> files = Files.walk(application)) {
            return files.anyMatch(file -> file.toString().endsWith(".sst"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.endsWith(".lock")) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void await(Callable<Boolean> condition) {
        // A stream thread also throws what it died of.
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(10))
                .until(condition);
    }
}
