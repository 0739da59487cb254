package io.bithedge.submitter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.schemas.avro.PolicyEnding;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.port.SubmitterLog.Partition;
import io.bithedge.submitter.port.SubmitterLog.Received;
import io.bithedge.submitter.port.SubmitterLog.Writes;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import io.bithedge.testing.BrokerProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log against a genuine broker. One broker for all tests: each uses commands of its own. */
class KafkaSubmitterLogIT {
    private static final AvroSerdes SERDES = new AvroSerdes("mock://submitter-log");
    private static final SignerRole KEEPER = new SignerRole("keeper");

    @TempDir
    static Path folder;

    private static BrokerProcess broker;
    private static KafkaProducer<byte[], byte[]> others;

    @BeforeAll
    static void start() throws Exception {
        broker = BrokerProcess.start(folder);
        Map<String, Object> bootstrap = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(bootstrap)) {
            new TopicCreator(admin).createMissing(KafkaSubmitterLog.TOPICS);
        }
        others = new KafkaProducer<>(bootstrap, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        others.close(Duration.ZERO);
        broker.close();
    }

    private static KafkaSubmitterLog open() {
        return open(KafkaSubmitterLog.seatOf(KEEPER));
    }

    private static KafkaSubmitterLog open(int seat) {
        return new KafkaSubmitterLog(new KafkaLink(broker.bootstrapServers()), SERDES, seat);
    }

    private static void send(String topic, String key, byte[] value) throws Exception {
        others.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    private static void command(String id) throws Exception {
        List<PolicyEnding> endings = List.of(new PolicyEnding(1L, 100L, 100L), new PolicyEnding(2L, 100L, 0L));
        ChainCommand command = new ChainCommand(id, "keeper", 7L, new ProcessExpirations(endings));
        send(
                Topics.CHAIN_COMMANDS.name(),
                "keeper",
                SERDES.of(Topics.CHAIN_COMMANDS).serializer().serialize(Topics.CHAIN_COMMANDS.name(), command));
    }

    private static void fact(Object body) throws Exception {
        send(
                Topics.CHAIN_EVENTS.name(),
                Topics.CHAIN_KEY,
                SERDES.of(Topics.CHAIN_EVENTS)
                        .serializer()
                        .serialize(Topics.CHAIN_EVENTS.name(), new ChainRecord(body)));
    }

    private static List<Received> pollAtLeast(KafkaSubmitterLog log, int count) {
        List<Received> received = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (received.size() < count && System.nanoTime() < deadline) {
            received.addAll(log.poll(Duration.ofMillis(200)));
        }
        return received;
    }

    private static SubmittedTransaction transaction(String id, TransactionState state, long nonce) {
        Bytes bytes = Bytes.ofHex("%08x".formatted(nonce + 1));
        Txid txid = new Txid(Bytes.ofHex("%064x".formatted(nonce + 1)));
        return new SubmittedTransaction(
                new CommandKey(KEEPER, id),
                List.of(id, id + "-2"),
                new SubmittedTransaction.Status(state, Cause.OPERATOR, "why", "ops", 1_700_000_000_000L),
                new SubmittedTransaction.Target("ST1", "ST1.policy-registry", "process-expirations"),
                Optional.of(
                        state == TransactionState.INTENT
                                ? new Envelope.Draft(nonce, 300, bytes)
                                : new Envelope.Signed(nonce, 300, bytes, txid, 77)),
                List.of(new Txid(Bytes.ofHex("%064x".formatted(nonce + 100)))),
                state == TransactionState.MINED
                        ? new SubmittedTransaction.Landing(
                                new BlockRef(9, "0xabcd", 4), Optional.of(txid), Bytes.ofHex("0703"))
                        : SubmittedTransaction.Landing.NONE,
                80,
                List.of("action-1"));
    }

    private static Writes writes(SubmittedTransaction... records) {
        return new Writes(List.of(records), List.of(), List.of());
    }

    private static Map<Partition, Long> behind(List<Received> received) {
        Map<Partition, Long> positions = new java.util.HashMap<>();
        received.forEach(r -> positions.put(r.partition(), r.offset() + 1));
        return positions;
    }

    @Test
    void keepsRecordsAndPositionsTogetherOverAReopening() throws Exception {
        SubmittedTransaction signed = transaction("kept", TransactionState.SIGNED, 3);
        SubmittedTransaction mined = transaction("kept", TransactionState.MINED, 3);
        try (KafkaSubmitterLog log = open()) {
            log.stored();
            command("kept");
            fact(new BlockRolledBack(8L, "0x08", "0x07"));
            List<Received> received = pollAtLeast(log, 2);
            assertThat(received)
                    .anyMatch(r -> r instanceof Received.CommandReceived c
                            && c.command().key().commandId().equals("kept"));
            assertThat(received)
                    .anyMatch(r -> r instanceof Received.FactReceived f
                            && f.fact().equals(new ChainFact.BlockRolledBack("0x08", 8)));
            log.commit(writes(transaction("kept", TransactionState.INTENT, 3), signed), behind(received));
            log.commit(writes(mined), Map.of());
        }
        try (KafkaSubmitterLog log = open()) {
            assertThat(log.stored()).contains(mined).doesNotContain(signed);
            fact(new FinalityAdvanced(5L, "0x05", 3L, 4L));
            // Only what came after the committed positions.
            assertThat(pollAtLeast(log, 1))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Received.FactReceived.class,
                            f -> assertThat(f.fact()).isEqualTo(new ChainFact.FinalityAdvanced(5, 4)));
            log.commit(writes(), Map.of());
        }
    }

    @Test
    void readsAgainWhatWasNotCommitted() throws Exception {
        try (KafkaSubmitterLog log = open()) {
            command("twice");
            assertThat(pollAtLeast(log, 1)).isNotEmpty();
        }
        try (KafkaSubmitterLog log = open()) {
            List<Received> again = pollAtLeast(log, 1);
            assertThat(again)
                    .anyMatch(r -> r instanceof Received.CommandReceived c
                            && c.command().key().commandId().equals("twice"));
            log.commit(writes(), behind(again));
        }
    }

    @Test
    void fencesAnOlderProcess() {
        try (KafkaSubmitterLog older = open()) {
            older.commit(writes(transaction("fenced", TransactionState.SIGNED, 1)), Map.of());
            try (KafkaSubmitterLog newer = open()) {
                assertThatThrownBy(
                                () -> older.commit(writes(transaction("fenced", TransactionState.POSTED, 1)), Map.of()))
                        .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
                assertThat(newer.stored()).contains(transaction("fenced", TransactionState.SIGNED, 1));
            }
        }
    }

    /** As an agent asks before it posts what it has signed long ago. */
    @Test
    void refusesToConfirmWhatSomebodyElseHasOpened() {
        try (KafkaSubmitterLog older = open()) {
            older.confirm();
            older.confirm();
            try (KafkaSubmitterLog newer = open()) {
                assertThatThrownBy(older::confirm)
                        .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
                newer.confirm();
            }
        }
    }

    @Test
    void keepsAccountsOfAnotherSeatApart() {
        int other = 1 - KafkaSubmitterLog.seatOf(KEEPER);
        try (KafkaSubmitterLog log = open();
                KafkaSubmitterLog beside = open(other)) {
            assertThat(log.holds(KEEPER)).isTrue();
            assertThat(beside.holds(KEEPER)).isFalse();
            log.commit(writes(transaction("apart", TransactionState.SIGNED, 5)), Map.of());
            assertThat(beside.stored()).isEmpty();
            assertThatThrownBy(() -> beside.commit(writes(transaction("apart", TransactionState.POSTED, 5)), Map.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is of seat");
        }
    }

    @Test
    void sendsAnUnreadableCommandToTheDeadLettersWithItsPosition() throws Exception {
        try (KafkaSubmitterLog log = open()) {
            send(Topics.CHAIN_COMMANDS.name(), "keeper", "not avro".getBytes(StandardCharsets.UTF_8));
            List<Received> received = pollAtLeast(log, 1);
            List<Received.Unreadable> broken = received.stream()
                    .filter(r -> r instanceof Received.Unreadable)
                    .map(r -> (Received.Unreadable) r)
                    .toList();
            assertThat(broken).hasSize(1);
            log.commit(new Writes(List.of(), List.of(), broken), behind(received));
        }
        ConsumerRecord<byte[], byte[]> letter = deadLetter();
        assertThat(letter.value()).isEqualTo("not avro".getBytes(StandardCharsets.UTF_8));
        assertThat(letter.headers().lastHeader("position").value()).asString().startsWith("chain-commands.v1-");
        assertThat(letter.headers().lastHeader("cause").value()).asString().contains("expected 0x00");
    }

    private static ConsumerRecord<byte[], byte[]> deadLetter() {
        try (Consumer<byte[], byte[]> reader = new KafkaLink(broker.bootstrapServers()).reader()) {
            TopicPartition letters = new TopicPartition(Topics.CHAIN_COMMANDS.deadLetterName(), 0);
            reader.assign(List.of(letters));
            reader.seekToBeginning(List.of(letters));
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(200))) {
                    return record;
                }
            }
            throw new AssertionError("no dead letter came");
        }
    }
}
