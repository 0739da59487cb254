package io.bithedge.cli.tx.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.tx.TxCommand;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.ParkTransaction;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionAction;
import io.bithedge.schemas.avro.TransactionState;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.testing.BrokerProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands against a genuine broker; the submitter's part is played by the test. */
class TransactionsIT {
    private static final String REGISTRY = "mock://operator";
    private static final AvroSerdes SERDES = new AvroSerdes(REGISTRY);
    private static final String TXID = "0x" + "ab".repeat(32);

    @TempDir
    static Path folder;

    private static BrokerProcess broker;
    private static KafkaProducer<byte[], byte[]> submitter;

    private record Result(int status, String out, String err) {}

    @BeforeAll
    static void start() throws Exception {
        broker = BrokerProcess.start(folder);
        Map<String, Object> bootstrap = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(bootstrap)) {
            new TopicCreator(admin).createMissing(List.of(Topics.TRANSACTIONS, Topics.TRANSACTION_ACTIONS));
        }
        submitter = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "submitter"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        submitter.initTransactions();
        write(Records.of("keeper", "expire:1", TransactionState.ACCEPTED));
        write(Records.signed("expire:1", TransactionState.POSTED, TXID));
        write(Records.signed("expire:0", TransactionState.FINAL, "0x" + "cd".repeat(32))
                .setHeight(812));
    }

    @AfterAll
    static void stop() {
        submitter.close(Duration.ZERO);
        broker.close();
    }

    private static void write(SubmittedTransaction.Builder builder) {
        submitter.beginTransaction();
        Future<RecordMetadata> sent = submitter.send(record(builder));
        submitter.commitTransaction();
        assertThat(sent).isDone();
    }

    private static ProducerRecord<byte[], byte[]> record(SubmittedTransaction.Builder builder) {
        SubmittedTransaction record = builder.build();
        String key = record.getSigner() + ":" + record.getCommandId();
        String topic = Topics.TRANSACTIONS.name();
        return new ProducerRecord<>(
                topic,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                SERDES.of(Topics.TRANSACTIONS).serializer().serialize(topic, record));
    }

    private static Result run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--kafka", broker.bootstrapServers(), "--registry", REGISTRY));
        int status = new CommandLine(new TxCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Result(status, out.toString(), err.toString());
    }

    private static JsonNode json(Result result) {
        assertThat(result.err()).isEmpty();
        return JsonMapper.shared().readTree(result.out());
    }

    /** Reads the action that comes next and writes what it makes of it. */
    private static CompletableFuture<TransactionAction> answering(SubmittedTransaction.Builder answer) {
        KafkaConsumer<byte[], byte[]> actions = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = actions.partitionsFor(Topics.TRANSACTION_ACTIONS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        actions.assign(partitions);
        actions.seekToEnd(partitions);
        partitions.forEach(actions::position);
        return CompletableFuture.supplyAsync(() -> {
            try (actions) {
                while (true) {
                    for (var each : actions.poll(Duration.ofMillis(100))) {
                        TransactionAction action = SERDES.of(Topics.TRANSACTION_ACTIONS)
                                .deserializer()
                                .deserialize(each.topic(), each.value());
                        write(answer.setOperator(action.getOperator()).setActionIds(List.of(action.getActionId())));
                        return action;
                    }
                }
            }
        });
    }

    @Test
    void listsWhatIsNotOver() {
        JsonNode open = json(run("list", "--json")).get("transactions");
        assertThat(open).hasSize(1);
        assertThat(open.get(0).get("id").stringValue()).isEqualTo("expire:1");
        assertThat(open.get(0).get("feeMicroStx").stringValue()).isEqualTo("2500");
        assertThat(run("list").out()).contains("expire:1").contains("1 that are over are not shown");
        assertThat(json(run("list", "--all", "--json")).get("transactions")).hasSize(2);
        assertThat(json(run("list", "--state", "final", "--json")).get("transactions"))
                .hasSize(1);
        assertThat(run("list", "--signer", "oracle-1").out()).contains("nothing to show");
        assertThat(run("list", "--state", "LOST").err()).contains("no state is called 'LOST'");
    }

    @Test
    void showsAWholeLifeByTheBeginningOfItsTxid() {
        JsonNode history = json(run("show", "abab", "--json"));
        assertThat(history.get("id").stringValue()).isEqualTo("expire:1");
        assertThat(history.get("records").get(0).get("state").stringValue()).isEqualTo("ACCEPTED");
        Result unknown = run("show", "expire:2");
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.err()).contains("no transaction has the id or txid 'expire:2'");
        assertThat(run("show", "expire").err()).contains("may be any of 2");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(run("bump", "expire:1", "--fee", "2500", "--reason", "late").err())
                .contains("keeper:expire:1 pays 2500 micro-STX now");
        assertThat(run("resume", "expire:1", "--reason", "late").err()).contains("only what is PARKED");
        assertThat(run("park", "expire:0", "--reason", "late").err()).contains("it is in the final block 812");
    }

    @Test
    void asksAndPrintsTheAnswer() {
        CompletableFuture<TransactionAction> asked = answering(Records.signed("expire:1", TransactionState.PARKED, TXID)
                .setCause("OPERATOR")
                .setReason("parked by olga (looks wrong)"));
        Result result = run("park", "expire:1", "--reason", "looks wrong", "--operator", "olga");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("keeper:expire:1: POSTED -> PARKED, parked by olga (looks wrong)");
        assertThat(result.status()).isZero();
        TransactionAction action = asked.join();
        assertThat(action.getBody()).isInstanceOf(ParkTransaction.class);
        assertThat(action.getSigner()).isEqualTo("keeper");
        assertThat(action.getReason()).isEqualTo("looks wrong");
        write(Records.signed("expire:1", TransactionState.POSTED, TXID));
    }

    @Test
    void saysThatNobodyAnswered() {
        Result result = run("bump", "expire:1", "--fee", "2600", "--reason", "late", "--wait", "1");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("nobody answered within 1 s");
    }
}
