package io.bithedge.submitter.kafka;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.TransactionAction;
import io.bithedge.schemas.reading.ReadToEnd;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.submitter.kafka.KafkaLink.Ends;
import io.bithedge.submitter.port.SubmitterLog;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The log of one seat in Kafka: the accounts whose records are in one partition of `transactions`. The producer's transactional id is that
 * of the seat: opening its log fences whoever had it open before, and completes or aborts what he left behind. So the records read after
 * that are all there will be.
 */
public final class KafkaSubmitterLog implements SubmitterLog, AutoCloseable {
    /** Of the processes that share the seats; positions are kept under it with the number of the seat behind. */
    public static final String GROUP = TopicPrefix.before("tx-submitter");

    /** What the log reads and writes; to be there before it is opened. */
    public static final List<Topic<?>> TOPICS = List.of(
            Topics.CHAIN_COMMANDS,
            Topics.TRANSACTION_ACTIONS,
            Topics.CHAIN_EVENTS,
            Topics.MEMPOOL_EVENTS,
            Topics.TRANSACTIONS,
            Topics.INCIDENTS);

    private static final byte[] EVERY_TOKEN = "*".getBytes(StandardCharsets.UTF_8);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final KafkaLink link;
    private final Deserializer<ChainCommand> commands;
    private final Deserializer<TransactionAction> actions;
    private final Deserializer<ChainRecord> facts;
    private final Deserializer<MempoolEvent> mempool;
    private final Deserializer<io.bithedge.schemas.avro.SubmittedTransaction> transactions;
    private final Serializer<io.bithedge.schemas.avro.SubmittedTransaction> records;
    private final Serializer<io.bithedge.schemas.avro.Incident> incidents;
    private final int seat;
    private final List<TopicPartition> commandPartitions;
    private final TopicPartition chain;

    /** Fences the predecessor. May take some seconds while a broken transaction of his times out. */
    public KafkaSubmitterLog(KafkaLink link, AvroSerdes serdes, int seat) {
        this.link = link;
        this.seat = seat;
        commands = serdes.of(Topics.CHAIN_COMMANDS).deserializer();
        actions = serdes.of(Topics.TRANSACTION_ACTIONS).deserializer();
        facts = serdes.of(Topics.CHAIN_EVENTS).deserializer();
        mempool = serdes.of(Topics.MEMPOOL_EVENTS).deserializer();
        transactions = serdes.of(Topics.TRANSACTIONS).deserializer();
        records = serdes.of(Topics.TRANSACTIONS).serializer();
        incidents = serdes.of(Topics.INCIDENTS).serializer();
        Ends ends = link.open(GROUP + "-" + seat);
        consumer = ends.consumer();
        producer = ends.producer();
        commandPartitions = List.of(own(Topics.CHAIN_COMMANDS));
        chain = new TopicPartition(Topics.CHAIN_EVENTS.name(), 0);
        consumer.assign(List.of(
                own(Topics.CHAIN_COMMANDS),
                own(Topics.TRANSACTION_ACTIONS),
                chain,
                new TopicPartition(Topics.MEMPOOL_EVENTS.name(), 0)));
    }

    /** What is keyed by signer is spread alike: commands, actions and records of one account have one number. */
    private TopicPartition own(Topic<?> topic) {
        return new TopicPartition(topic.name(), seat);
    }

    /** Kafka's own hash, as any producer keyed by signer has it. */
    public static int seatOf(SignerRole role) {
        byte[] signer = role.name().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(signer)) % Topics.TRANSACTIONS.partitions();
    }

    @Override
    public boolean holds(SignerRole role) {
        return seatOf(role) == seat;
    }

    @Override
    public List<SubmittedTransaction> stored() {
        Map<String, SubmittedTransaction> last = new HashMap<>();
        try (Consumer<byte[], byte[]> reader = link.reader()) {
            new ReadToEnd<>(reader).all(List.of(own(Topics.TRANSACTIONS)), record -> {
                SubmittedTransaction transaction =
                        AvroMapper.transaction(transactions.deserialize(record.topic(), record.value()));
                last.put(transaction.key().toString(), transaction);
            });
        }
        return List.copyOf(last.values());
    }

    @Override
    public List<Received> poll(Duration wait) {
        List<Received> received = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            received.add(decoded(record));
        }
        return received;
    }

    private Received decoded(ConsumerRecord<byte[], byte[]> record) {
        Partition partition = new Partition(record.topic(), record.partition());
        // A fact that cannot be read stops the process: skipping it would make everything behind it wrong.
        if (record.topic().equals(Topics.CHAIN_EVENTS.name())) {
            ChainRecord fact = facts.deserialize(record.topic(), record.value());
            return new Received.FactReceived(partition, record.offset(), AvroMapper.fact(fact));
        }
        if (record.topic().equals(Topics.MEMPOOL_EVENTS.name())) {
            MempoolEvent event = mempool.deserialize(record.topic(), record.value());
            return new Received.FactReceived(partition, record.offset(), AvroMapper.fact(event));
        }
        try {
            return asked(partition, record);
        } catch (SerializationException | IllegalArgumentException | MalformedException e) {
            return new Received.Unreadable(
                    partition,
                    record.offset(),
                    bytes(record.key()),
                    bytes(record.value()),
                    String.valueOf(e.getMessage()));
        }
    }

    private Received asked(Partition partition, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new SerializationException("the record has no value");
        }
        if (record.topic().equals(Topics.TRANSACTION_ACTIONS.name())) {
            TransactionAction action = actions.deserialize(record.topic(), record.value());
            return new Received.ActionReceived(partition, record.offset(), AvroMapper.action(action));
        }
        ChainCommand command = commands.deserialize(record.topic(), record.value());
        return new Received.CommandReceived(partition, record.offset(), AvroMapper.command(command));
    }

    private static Bytes bytes(byte[] orNothing) {
        return orNothing == null ? Bytes.EMPTY : Bytes.copyOf(orNothing);
    }

    @Override
    public void pauseCommands(boolean paused) {
        if (paused) {
            consumer.pause(commandPartitions);
        } else {
            consumer.resume(commandPartitions);
        }
    }

    @Override
    public void commit(Writes writes, Map<Partition, Long> positions) {
        producer.beginTransaction();
        List<Future<?>> sent = new ArrayList<>();
        writes.records().forEach(o -> sent.add(producer.send(record(o))));
        writes.incidents().forEach(a -> sent.add(producer.send(incident(a))));
        writes.unreadable().forEach(u -> sent.add(producer.send(deadLetter(u))));
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, next) ->
                offsets.put(new TopicPartition(partition.topic(), partition.number()), new OffsetAndMetadata(next)));
        if (!offsets.isEmpty()) {
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        }
        producer.commitTransaction();
        sent.forEach(KafkaSubmitterLog::stored);
    }

    /** A transaction that says again where we stand in the chain: the coordinator refuses it to whoever was fenced. */
    @Override
    public void confirm() {
        producer.beginTransaction();
        producer.sendOffsetsToTransaction(
                Map.of(chain, new OffsetAndMetadata(consumer.position(chain))), consumer.groupMetadata());
        producer.commitTransaction();
    }

    private ProducerRecord<byte[], byte[]> record(SubmittedTransaction transaction) {
        if (!holds(transaction.role())) {
            throw new IllegalStateException(
                    "%s is of seat %d, this is seat %d".formatted(transaction.key(), seatOf(transaction.role()), seat));
        }
        return new ProducerRecord<>(
                Topics.TRANSACTIONS.name(),
                seat,
                transaction.key().toString().getBytes(StandardCharsets.UTF_8),
                records.serialize(Topics.TRANSACTIONS.name(), AvroMapper.avro(transaction)));
    }

    private ProducerRecord<byte[], byte[]> incident(Incident incident) {
        return new ProducerRecord<>(
                Topics.INCIDENTS.name(),
                EVERY_TOKEN,
                incidents.serialize(Topics.INCIDENTS.name(), AvroMapper.incident(incident)));
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(Received.Unreadable unreadable) {
        Topic<?> topic = unreadable.partition().topic().equals(Topics.TRANSACTION_ACTIONS.name())
                ? Topics.TRANSACTION_ACTIONS
                : Topics.CHAIN_COMMANDS;
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                topic.deadLetterName(),
                unreadable.key().toArray(),
                unreadable.value().toArray());
        String position = "%s-%d@%d"
                .formatted(
                        unreadable.partition().topic(), unreadable.partition().number(), unreadable.offset());
        letter.headers().add("position", position.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("cause", unreadable.cause().getBytes(StandardCharsets.UTF_8));
        return letter;
    }

    private static void stored(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record of a committed transaction failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        // No time for what is not committed: it is read again.
        producer.close(Duration.ofSeconds(2));
        consumer.close();
    }
}
