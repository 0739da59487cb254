package io.bithedge.watcher.sink;

import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.TransactionLife;
import io.bithedge.schemas.avro.WatchedTransaction;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.watcher.record.WalletTransactionMapper;
import io.bithedge.watcher.transaction.TransactionLog;
import io.bithedge.watcher.transaction.WalletTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Registrations from watched-transactions, their state in observed-transactions: a state and the position of the registrations behind it are one
 * Kafka transaction, so a killed process loses none and takes none twice.
 */
public final class KafkaTransactionLog implements TransactionLog {
    private static final String OBSERVED = Topics.OBSERVED_TRANSACTIONS.name();
    private static final TopicPartition WATCHED = new TopicPartition(Topics.WATCHED_TRANSACTIONS.name(), 0);
    /** Never joined: a name under which the position is kept. */
    private static final String GROUP = TopicPrefix.before("transaction-watch");

    private final KafkaWriter writer;
    private final KafkaLogReader reader;
    private final Serializer<TransactionLife> serializer;
    private final Deserializer<WatchedTransaction> deserializer;
    private @Nullable Consumer<String, byte[]> consumer;

    /** The transactional id must not be that of another log: they write at the same time. */
    public KafkaTransactionLog(LogSettings settings) {
        AvroSerdes serdes = settings.cluster().serdes();
        this.writer = new KafkaWriter(settings);
        this.reader = new KafkaLogReader(settings.cluster(), serdes);
        this.serializer = serdes.of(Topics.OBSERVED_TRANSACTIONS).serializer();
        this.deserializer = serdes.of(Topics.WATCHED_TRANSACTIONS).deserializer();
    }

    @Override
    public List<WalletTransaction> open() {
        drop();
        try {
            reader.prepareTopics(List.of(Topics.WATCHED_TRANSACTIONS, Topics.OBSERVED_TRANSACTIONS));
            // First: what an older process is still writing is aborted, not missed.
            writer.open();
            Map<String, WalletTransaction> open = new HashMap<>();
            reader.forEach(Topics.OBSERVED_TRANSACTIONS, row -> {
                if (row.getWatched()) {
                    open.put(row.getTxid(), WalletTransactionMapper.fromRecord(row));
                } else {
                    open.remove(row.getTxid());
                }
            });
            consumer = positioned();
            return List.copyOf(open.values());
        } catch (KafkaException e) {
            throw unavailable("cannot open the log of watched transactions", e);
        }
    }

    private Consumer<String, byte[]> positioned() {
        Consumer<String, byte[]> opened = reader.newConsumer(GROUP);
        opened.assign(List.of(WATCHED));
        return opened;
    }

    @Override
    public List<Registration> poll() {
        try {
            List<Registration> registrations = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> read : opened().poll(Duration.ofMillis(10))) {
                WatchedTransaction row = deserializer.deserialize(read.topic(), read.value());
                registrations.add(new Registration(row.getTxid(), row.getClient(), row.getRegisteredAtMs()));
            }
            return registrations;
        } catch (KafkaException e) {
            throw unavailable("cannot read registrations", e);
        }
    }

    @Override
    public void append(List<WalletTransaction> transactions) {
        try {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>(transactions.size());
            for (WalletTransaction transaction : transactions) {
                records.add(new ProducerRecord<>(
                        OBSERVED,
                        transaction.txid(),
                        serializer.serialize(OBSERVED, WalletTransactionMapper.toRecord(transaction))));
            }
            OffsetAndMetadata taken = new OffsetAndMetadata(opened().position(WATCHED));
            writer.transact(records, Map.of(WATCHED, taken), opened().groupMetadata());
        } catch (KafkaException e) {
            throw unavailable("cannot write what became of transactions", e);
        }
    }

    @Override
    public void close() {
        drop();
    }

    private Consumer<String, byte[]> opened() {
        Consumer<String, byte[]> open = consumer;
        if (open == null) {
            throw new IllegalStateException("the log of watched transactions is not open");
        }
        return open;
    }

    private Unavailable unavailable(String what, KafkaException cause) {
        drop();
        return new Unavailable(what + ": " + cause, cause);
    }

    private void drop() {
        writer.drop();
        Consumer<String, byte[]> old = consumer;
        consumer = null;
        if (old != null) {
            old.close();
        }
    }
}
