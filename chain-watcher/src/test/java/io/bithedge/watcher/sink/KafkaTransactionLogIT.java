package io.bithedge.watcher.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.WatchedTransaction;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.stacks.Bytes;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.testing.ModuleBroker;
import io.bithedge.watcher.transaction.TransactionLog;
import io.bithedge.watcher.transaction.TransactionLog.Registration;
import io.bithedge.watcher.transaction.WalletTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real broker: a registration is taken with what became of it, or not at all. */
class KafkaTransactionLogIT {
    private static final String REGISTRY = "mock://kafka-transaction-log";
    private static final String ONE = "0x" + "01".repeat(32);
    private static final String TWO = "0x" + "02".repeat(32);

    private static BrokerProcess broker;

    @BeforeAll
    static void findBroker() throws Exception {
        broker = ModuleBroker.withoutTopics();
    }

    @Test
    void takesEachRegistrationOnceOverARestart() throws Exception {
        KafkaTransactionLog log = newLog();
        assertThat(log.open()).isEmpty();
        register(ONE, 5);
        assertThat(poll(log)).containsExactly(new Registration(ONE, "c1", 5));
        log.close();

        KafkaTransactionLog second = newLog();
        assertThat(second.open()).isEmpty();
        assertThat(poll(second))
                .as("nothing was appended: taken again")
                .containsExactly(new Registration(ONE, "c1", 5));
        second.append(List.of(WalletTransaction.registered(ONE, 5)));
        register(TWO, 6);
        second.close();

        KafkaTransactionLog third = newLog();
        assertThat(third.open()).containsExactly(WalletTransaction.registered(ONE, 5));
        assertThat(poll(third)).containsExactly(new Registration(TWO, "c1", 6));
        WalletTransaction.Place place = new WalletTransaction.Place(7, "0x07", 907, "success", Bytes.ofHex("0x0703"));
        WalletTransaction over = new WalletTransaction(
                ONE,
                WalletTransaction.Status.FINAL,
                true,
                false,
                new WalletTransaction.Call("ST1", "ST2.vault", "withdraw"),
                place,
                5,
                9);
        third.append(List.of(over, WalletTransaction.registered(TWO, 6)));

        KafkaTransactionLog fourth = newLog();
        assertThat(fourth.open())
                .as("what is over is not watched")
                .containsExactly(WalletTransaction.registered(TWO, 6));
        assertThatThrownBy(() -> third.append(List.of(over)))
                .as("an older process is shut out")
                .isInstanceOf(TransactionLog.Unavailable.class);
        third.close();
        fourth.close();
    }

    private static List<Registration> poll(TransactionLog log) {
        List<Registration> all = new ArrayList<>();
        for (int polls = 0; polls < 200 && all.isEmpty(); polls++) {
            all.addAll(log.poll());
        }
        return all;
    }

    private static KafkaTransactionLog newLog() {
        return new KafkaTransactionLog(new LogSettings(broker.bootstrapServers(), REGISTRY, "watcher-transactions"));
    }

    private static void register(String txid, long atMs) throws Exception {
        String topic = Topics.WATCHED_TRANSACTIONS.name();
        byte[] value = new AvroSerdes(REGISTRY)
                .of(Topics.WATCHED_TRANSACTIONS)
                .serializer()
                .serialize(topic, new WatchedTransaction(txid, atMs, "c1"));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, txid, value)).get();
        }
    }
}
