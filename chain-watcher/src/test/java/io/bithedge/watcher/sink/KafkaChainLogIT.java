package io.bithedge.watcher.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.agent.ExactlyOnceGuarantee;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.record.BlockMapper;
import io.bithedge.watcher.record.UndecodableBlockException;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.LogReader;
import io.bithedge.watcher.testing.ModuleBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log against a real broker: what is committed is there once, and nothing else is. */
class KafkaChainLogIT {
    private static final String REGISTRY = "mock://kafka-chain-log";

    private final List<KafkaChainLog> opened = new ArrayList<>();
    private BrokerProcess broker;

    /** Each test has an empty log. */
    @BeforeEach
    void findBroker() throws Exception {
        broker = ModuleBroker.withoutTopics();
    }

    @AfterEach
    void closeLogs() {
        opened.forEach(KafkaChainLog::close);
    }

    @Test
    void startsEmptyAndCreatesItsTopics() throws Exception {
        assertThat(newLog().open()).isEqualTo(Cursor.EMPTY);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("chain-events.v1", "chain-cursor.v1", "incidents.v1");
        }
    }

    @Test
    void restoresTheCursorWithTheRecordsBehindIt() throws Exception {
        KafkaChainLog log = newLog();
        Cursor cursor = log.open();
        for (ChainBlock block : blocks(3)) {
            cursor = append(log, cursor, block);
        }

        assertThat(newLog().open()).isEqualTo(cursor);
        assertThat(committed()).hasSize(6);
    }

    @Test
    void olderWriterIsFencedWhenANewOneOpens() throws Exception {
        KafkaChainLog old = newLog();
        Cursor cursor = old.open();
        List<ChainBlock> blocks = blocks(2);
        KafkaChainLog young = newLog();
        Cursor restored = young.open();

        assertThatThrownBy(() -> append(old, cursor, blocks.getFirst())).isInstanceOf(ChainLog.Fenced.class);
        append(young, restored, blocks.getFirst());
        assertThat(committed()).hasSize(2);
    }

    /** The records of a process that died between sending and committing are never seen, and hold nobody up. */
    @Test
    void unfinishedTransactionOfADeadProcessIsVoid() throws Exception {
        newLog().open();
        Map<String, Object> configs = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                "watcher-under-test",
                "linger.ms",
                0);
        try (KafkaProducer<String, byte[]> dead =
                new KafkaProducer<>(configs, new StringSerializer(), new ByteArraySerializer())) {
            dead.initTransactions();
            dead.beginTransaction();
            dead.send(new ProducerRecord<>(Topics.CHAIN_EVENTS.name(), "stacks", new byte[] {1}))
                    .get();
            dead.send(new ProducerRecord<>(Topics.CHAIN_CURSOR.name(), "stacks", new byte[] {1}))
                    .get();

            KafkaChainLog next = newLog();
            Cursor cursor = next.open();
            assertThat(cursor).isEqualTo(Cursor.EMPTY);
            append(next, cursor, blocks(1).getFirst());
        }
        assertThat(committed()).hasSize(2);
    }

    @Test
    void refusesToOpenWhenTheCursorIsGoneAndTheRecordsAreNot() throws Exception {
        KafkaChainLog log = newLog();
        append(log, log.open(), blocks(1).getFirst());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of(Topics.CHAIN_CURSOR.name())).all().get();
            await("the cursor is gone")
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> !admin.listTopics().names().get().contains(Topics.CHAIN_CURSOR.name()));
        }

        assertThatThrownBy(() -> newLog().open())
                .isInstanceOf(ChainLog.Unfit.class)
                .hasMessageContaining("twice");
    }

    @Test
    void incidentsAreReadable() {
        KafkaChainLog log = newLog();
        log.open();
        Incident incident = Incident.newBuilder()
                .setId("1")
                .setCode("FORK_BELOW_FINAL")
                .setSubject("chain")
                .setMessage("m")
                .setExpected("e")
                .setGot("g")
                .setHeight(7)
                .setStage("chain-watcher")
                .build();
        log.report(incident);

        assertThat(LogReader.readAll(broker.bootstrapServers(), REGISTRY, Topics.INCIDENTS))
                .containsExactly(incident);
    }

    @Test
    void readerKnowsTheChainAfterForksAndCrashes() {
        int crashes = new ExactlyOnceGuarantee(3, kafka()).run(60);
        assertThat(crashes).isPositive();
    }

    @Test
    void readerKnowsTheChainAfterDeepForksAndCrashes() {
        int crashes = new ExactlyOnceGuarantee(4, kafka()).run(60);
        assertThat(crashes).isPositive();
    }

    /** A process that dies leaves its producer behind: nothing is closed here before the test ends. */
    private ExactlyOnceGuarantee.Log kafka() {
        return new ExactlyOnceGuarantee.Log() {
            @Override
            public ChainLog writer() {
                return newLog();
            }

            @Override
            public List<ChainRecord> committed() {
                return KafkaChainLogIT.this.committed();
            }
        };
    }

    private KafkaChainLog newLog() {
        KafkaChainLog log =
                new KafkaChainLog(new LogSettings(broker.bootstrapServers(), REGISTRY, "watcher-under-test"));
        opened.add(log);
        return log;
    }

    private List<ChainRecord> committed() {
        return LogReader.readAll(broker.bootstrapServers(), REGISTRY, Topics.CHAIN_EVENTS);
    }

    private static List<ChainBlock> blocks(int count) {
        FakeChain chain = new FakeChain(5);
        chain.mine(count);
        return chain.blocks().stream().map(FakeChain.FakeBlock::block).toList();
    }

    private static Cursor append(KafkaChainLog log, Cursor cursor, ChainBlock block) throws UndecodableBlockException {
        BlockMapper.Encoded encoded = BlockMapper.encode(FakeChain.CONTRACTS, block, List.of(), cursor.digest());
        Cursor moved = cursor.applied(encoded.block());
        log.append(encoded.records(), moved);
        return moved;
    }
}
