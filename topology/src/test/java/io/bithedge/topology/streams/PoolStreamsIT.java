package io.bithedge.topology.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.testing.BrokerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dies again and again, as on a full disk, stops and says why; it goes on by itself when it can. */
class PoolStreamsIT {
    private static final String TOPIC = Topics.POOL_GROUP + "-test";

    @TempDir
    private Path folder = Path.of("");

    private final AtomicBoolean isFull = new AtomicBoolean();
    private final AtomicInteger processed = new AtomicInteger();

    private final class Writer implements Processor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            if (isFull.get()) {
                throw new IllegalStateException("No space left on device");
            }
            processed.incrementAndGet();
        }
    }

    private Topology topology() {
        return new Topology()
                .addSource("read", new ByteArrayDeserializer(), new ByteArrayDeserializer(), TOPIC)
                .addProcessor("write", Writer::new, "read");
    }

    @Test
    void goesOnByItselfWhenTheCauseIsGone() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(Files.createDirectories(folder.resolve("kafka")));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            Properties options = StreamsOptions.of(
                    broker.bootstrapServers(),
                    new StreamsOptions.Instance(
                            "it", "127.0.0.1", 1, folder.resolve("state").toString(), 1));
            try (PoolStreams streams = new PoolStreams(this::topology, options, Duration.ofSeconds(1))) {
                streams.start();
                await(streams::isRunning);

                isFull.set(true);
                send(broker);
                await(() -> streams.reason().contains("No space left on device"));
                isFull.set(false);

                await(() -> streams.isRunning() && processed.get() == 1);
                assertThat(streams.reason()).isEmpty();
                endsWhatTheDeadLeftOpen(broker);
                assertThat(streams.isRunning()).isTrue();
            }
        }
    }

    /** The running instance's own transactions stay, whatever their age. */
    private void endsWhatTheDeadLeftOpen(BrokerProcess broker) throws Exception {
        String dead = Topics.POOL_GROUP + "-" + UUID.randomUUID() + "-1";
        Map<String, Object> options = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                dead,
                "transaction.timeout.ms",
                120_000);
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
                OpenTransactions transactions =
                        new OpenTransactions(Cluster.at(broker.bootstrapServers(), "mock://none"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, new byte[] {2})).get();

            await(() -> transactions.endOrphans(Duration.ZERO).equals(Set.of(dead)));

            int before = processed.get();
            send(broker);
            await(() -> processed.get() > before);
            assertThatThrownBy(producer::commitTransaction).isInstanceOf(KafkaException.class);
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        // A stream thread also throws what it died of.
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofMinutes(10))
                .until(condition);
    }

    private static void send(BrokerProcess broker) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, new byte[] {1})).get();
        }
    }
}
