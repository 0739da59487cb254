package io.bithedge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.OpenVintage;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.TransactionState;
import io.bithedge.schemas.avro.published.WeightRow;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.testing.BrokerProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Topics of a real broker become Parquet files, and DuckDB, which is not ours, reads them. */
class ExportIT {
    private static final String REGISTRY = "mock://export";

    @TempDir
    static Path folder;

    private static BrokerProcess broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = BrokerProcess.start(folder);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreator(admin).createMissing(Topics.ALL);
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void givesTheNewestRecordOfEachKeyOfAStateTopic() throws Exception {
        write(Topics.TRANSACTIONS, true, "keeper:a", transaction("a", TransactionState.SIGNED));
        write(Topics.TRANSACTIONS, true, "keeper:b", transaction("b", TransactionState.SIGNED));
        write(Topics.TRANSACTIONS, true, "keeper:gone", transaction("gone", TransactionState.SIGNED));
        write(Topics.TRANSACTIONS, true, "keeper:a", transaction("a", TransactionState.FINAL));
        write(Topics.TRANSACTIONS, true, "keeper:gone", null);
        write(Topics.TRANSACTIONS, false, "keeper:b", transaction("b", TransactionState.ABORTED));

        assertThat(export("transactions")).contains("2 rows of transactions.v1");

        assertThat(query("select _key, commandId, state from '%s' order by _key".formatted(file("transactions"))))
                .containsExactly("keeper:a|a|FINAL", "keeper:b|b|SIGNED");
        assertThat(export("transactions", "--every-record")).contains("5 rows");
        assertThat(query("select _key from '%s' where _deleted".formatted(file("transactions"))))
                .containsExactly("keeper:gone");
    }

    @Test
    void givesEveryAlternativeOfARecordAColumnNamedLikeIt() throws Exception {
        EventPosition position = new EventPosition(7L, "0xab", 3L, 1_700_000_000L, "0xcd", 0, 1);
        write(
                Topics.CHAIN_EVENTS,
                true,
                "stacks",
                new ChainRecord(new BlockApplied(7L, "0xab", "0xaa", "0xbb", 3L, "0xcc", 1_700_000_000L)));
        write(
                Topics.CHAIN_EVENTS,
                true,
                "stacks",
                new ChainRecord(new ContractEvent(
                        position,
                        "ST1.vault",
                        ByteBuffer.wrap(new byte[] {1, 2}),
                        new FundsDeposited("ST2", Token.STX, Tier.balanced, 4L, 5_000_001L))));

        assertThat(export("chain-events.v1")).contains("2 rows");

        assertThat(query("""
                        select _offset, body.ContractEvent.event.FundsDeposited.amount, body.ContractEvent.event.FundsDeposited.token,
                               octet_length(body.ContractEvent.raw)
                        from '%s' where body.BlockApplied is null
                        """.formatted(file("chain-events"))))
                .singleElement()
                .asString()
                .endsWith("|5000001|STX|2");
    }

    @Test
    void keepsListsOfRecords() throws Exception {
        write(
                Topics.EPOCH_CLOSINGS,
                true,
                "STX:balanced",
                EpochClosing.newBuilder()
                        .setToken(Token.STX)
                        .setTier(Tier.balanced)
                        .setEpoch(2)
                        .setCutoffBurnHeight(30)
                        .setOpen(List.of(
                                new OpenVintage(1L, 4096L, 10L, 0L, 0L, 0L),
                                new OpenVintage(2L, 8192L, 20L, 0L, 0L, 0L)))
                        .setFinished(List.of())
                        .setCapital(100)
                        .setLocked(30)
                        .build());

        export("epoch-closings");

        assertThat(query("select sum(v.burden) from (select unnest(\"open\") v from '%s')"
                        .formatted(file("epoch-closings"))))
                .containsExactly("30");
    }

    @Test
    void givesAPublicTopicWithItsTimesAndWhatWasTakenBack() throws Exception {
        write(PublicTopics.WEIGHTS, true, "SP1:STX:balanced:3", weight(3));
        write(PublicTopics.WEIGHTS, true, "SP1:STX:balanced:4", weight(4));
        write(PublicTopics.WEIGHTS, true, "SP1:STX:balanced:4", null);

        assertThat(export("pool.weights")).contains("1 rows of pool.weights.v1");

        assertThat(query("select _key, epoch, epoch_ms(blockTime), epoch_ms(_timestamp) > 1700000000000 from '%s'"
                        .formatted(file("pool.weights"))))
                .containsExactly("SP1:STX:balanced:3|3|1700000000000|true");
        assertThat(export("pool.weights", "--every-record")).contains("3 rows");
        assertThat(query("select _key, weight from '%s' where _deleted".formatted(file("pool.weights"))))
                .containsExactly("SP1:STX:balanced:4|null");
        assertThat(export("pool.weights", "--format=csv")).contains("1 rows");
        assertThat(Files.readString(file("pool.weights")))
                .startsWith("_key,_partition,_offset,_timestamp,provider,")
                .endsWith(",SP1,STX,balanced,3,4096,7,8,2023-11-14T22:13:20Z\r\n");
    }

    private static WeightRow weight(long epoch) {
        return new WeightRow("SP1", "STX", "balanced", epoch, 4_096L, 7L, 8L, Instant.ofEpochSecond(1_700_000_000L));
    }

    @Test
    void refusesACsvOfATopicThatIsNotFlat() {
        assertThat(export("chain-events", "--format=csv")).contains("column body is a record", "--format parquet");
    }

    @Test
    void writesAnEmptyTableOfAnEmptyTopic() throws Exception {
        assertThat(export("policies")).contains("0 rows");
        assertThat(query("select count(*) from '%s'".formatted(file("policies"))))
                .containsExactly("0");
    }

    @Test
    void namesTheTopicsWhenThereIsNoneOfThatName() {
        assertThat(export("policy")).contains("no topic policy. Topics: chain-events.v1,");
    }

    @Test
    void keepsTheOldFileWhenARecordCannotBeRead() throws Exception {
        write(
                Topics.PRICE_TICKS,
                true,
                "BTC",
                new PriceTickRecord(PriceTick.newBuilder()
                        .setAsset(Asset.BTC)
                        .setSource("a")
                        .setPrice(1)
                        .setObservedAtMs(2)
                        .build()));
        export("price-ticks");
        byte[] before = Files.readAllBytes(file("price-ticks"));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.PRICE_TICKS.name(), "BTC", "not Avro"))
                    .get();
        }

        assertThat(export("price-ticks")).contains("price-ticks.v1");

        assertThat(Files.readAllBytes(file("price-ticks"))).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).noneMatch(path -> path.toString().endsWith(".unfinished"));
        }
    }

    private static SubmittedTransaction transaction(String command, TransactionState state) {
        return SubmittedTransaction.newBuilder()
                .setCommandId(command)
                .setSigner("keeper")
                .setAddress("ST1")
                .setState(state)
                .setNonce(0)
                .setFee(400)
                .setTxid("0x00")
                .setSignedTransaction(ByteBuffer.allocate(0))
                .setContract("ST1.vault")
                .setFunction("open-epochs")
                .setChangedAtMs(1)
                .build();
    }

    private static <V extends SpecificRecord> void write(Topic<V> topic, boolean commit, String key, @Nullable V value)
            throws Exception {
        try (KafkaProducer<String, V> producer = producer(topic)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic.name(), 0, key, value)).get();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
        try (KafkaProducer<String, V> next = producer(topic)) {
            // Waits until the transaction before is marked in the log: a commit returns earlier, and an export would
            // not see it yet.
            next.initTransactions();
        }
    }

    private static <V extends SpecificRecord> KafkaProducer<String, V> producer(Topic<V> topic) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "export-it"),
                new AvroSerdes(REGISTRY).keysOf(topic).serializer(),
                new AvroSerdes(REGISTRY).of(topic).serializer());
    }

    private static Path file(String topic) {
        return folder.resolve(topic + ".parquet");
    }

    /** What the command prints, to either stream. */
    private static String export(String topic, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--topic=" + topic,
                "--out=" + file(topic.replace(".v1", "")),
                "--bootstrap-servers=" + broker.bootstrapServers(),
                "--registry-url=" + REGISTRY));
        words.addAll(List.of(more));
        StringWriter printed = new StringWriter();
        CommandLine line = ExportMain.commandLine();
        line.setOut(new PrintWriter(printed));
        line.setErr(new PrintWriter(printed));
        line.execute(words.toArray(String[]::new));
        return printed.toString();
    }

    /** Rows as text, columns joined by `|`. */
    private static List<String> query(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}
