package io.bithedge.cli.tx.desk;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionAction;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.reading.ReadToEnd;
import io.bithedge.schemas.serde.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/** The topics themselves, so that an operator sees and asks also while the submitter is down. */
final class TransactionLog implements AutoCloseable {
    private static final int BROKER_TIMEOUT_MS = 10_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TOPIC = Topics.TRANSACTIONS.name();

    private final Cluster cluster;
    private final AvroSerdes serdes;
    private final Deserializer<SubmittedTransaction> decoder;
    private final Consumer<byte[], byte[]> consumer;
    private final ReadToEnd<byte[], byte[]> reader;
    private final List<TopicPartition> partitions;

    TransactionLog(Cluster cluster) {
        this.cluster = cluster;
        this.serdes = cluster.serdes();
        this.decoder = serdes.of(Topics.TRANSACTIONS).deserializer();
        this.consumer = new KafkaConsumer<>(cluster.consumer(Map.of(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                BROKER_TIMEOUT_MS,
                // What the submitter did not commit did not happen.
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class)));
        this.reader = new ReadToEnd<>(consumer, Duration.ofMillis(BROKER_TIMEOUT_MS));
        this.partitions = asked(() -> reader.partitions(Topics.TRANSACTIONS));
    }

    /** Every record up to now. Records of one signer are in order. Reading on from here, {@link #await} sees what comes next. */
    List<SubmittedTransaction> read() {
        return asked(() -> {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            reader.all(partitions, records::add);
            return decoded(records);
        });
    }

    /** The first of the coming records that `isWanted`; empty when none comes in time. */
    Optional<SubmittedTransaction> await(Predicate<SubmittedTransaction> isWanted, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        do {
            Optional<SubmittedTransaction> wanted =
                    asked(this::poll).stream().filter(isWanted).findFirst();
            if (wanted.isPresent()) {
                return wanted;
            }
        } while (System.nanoTime() < deadline);
        return Optional.empty();
    }

    private List<SubmittedTransaction> poll() {
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        consumer.poll(POLL).forEach(polled::add);
        return decoded(polled);
    }

    private List<SubmittedTransaction> decoded(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .sorted(Comparator.comparingInt((ConsumerRecord<byte[], byte[]> r) -> r.partition())
                        .thenComparingLong(ConsumerRecord::offset))
                .filter(each -> each.value() != null)
                .map(each -> decoder.deserialize(TOPIC, each.value()))
                .toList();
    }

    /** Returns when the broker has it for good. */
    void ask(TransactionAction action) {
        Map<String, Object> settings = cluster.producer(Map.of(
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BROKER_TIMEOUT_MS,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                BROKER_TIMEOUT_MS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                BROKER_TIMEOUT_MS));
        asked(() -> {
            try (Admin admin = Admin.create(cluster.admin())) {
                new TopicCreator(admin, cluster.replication()).createMissing(List.of(Topics.TRANSACTION_ACTIONS));
            }
            String topic = Topics.TRANSACTION_ACTIONS.name();
            byte[] value = serdes.of(Topics.TRANSACTION_ACTIONS).serializer().serialize(topic, action);
            try (Producer<byte[], byte[]> producer =
                    new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
                return producer.send(
                                new ProducerRecord<>(topic, action.getSigner().getBytes(StandardCharsets.UTF_8), value))
                        .get();
            }
        });
    }

    private interface Question<T> {
        T ask() throws InterruptedException, ExecutionException;
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (TimeoutException e) {
            throw silent(e);
        } catch (ExecutionException e) {
            throw silent(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransactionsFailure("interrupted");
        }
    }

    private TransactionsFailure silent(Throwable e) {
        return new TransactionsFailure(
                "the broker %s does not answer: %s".formatted(cluster.bootstrapServers(), e.getMessage()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
