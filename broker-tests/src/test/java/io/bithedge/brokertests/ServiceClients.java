package io.bithedge.brokertests;

import static org.awaitility.Awaitility.await;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.MempoolTransactionSeen;
import io.bithedge.schemas.avro.ObservedBurnBlock;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.seats.Seats;
import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.kafka.KafkaLink;
import io.bithedge.submitter.kafka.KafkaSubmitterLog;
import io.bithedge.submitter.port.SubmitterLog.Partition;
import io.bithedge.submitter.port.SubmitterLog.Received;
import io.bithedge.submitter.port.SubmitterLog.Writes;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.watcher.reading.KafkaReadingLog;
import io.bithedge.watcher.sink.KafkaChainLog;
import io.bithedge.watcher.sink.KafkaObservationLog;
import io.bithedge.watcher.sink.KafkaPublishedStream;
import io.bithedge.watcher.sink.KafkaReportedIncidents;
import io.bithedge.watcher.sink.KafkaTransactionLog;
import io.bithedge.watcher.sink.LogSettings;
import io.bithedge.watcher.transaction.WalletTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.admin.Admin;

/** Everything that a service asks of its brokers, by its own clients. */
final class ServiceClients {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TXID = "0x" + "11".repeat(32);

    private ServiceClients() {}

    /** Twice in a row: the second time there is something to read. */
    static void watch(Cluster cluster) {
        sit(cluster, TopicPrefix.before("chain-watcher"), Topics.CHAIN_CURSOR);
        LogSettings settings = new LogSettings(cluster, TopicPrefix.before("chain-watcher"));
        try (KafkaChainLog log = new KafkaChainLog(settings)) {
            log.append(List.of(new ChainRecord(new FinalityAdvanced(1L, TXID, 1L, 1L))), log.open());
            log.report(Incident.newBuilder()
                    .setId("1")
                    .setCode("FORK_BELOW_FINAL")
                    .setSubject("chain")
                    .setMessage("m")
                    .setExpected("e")
                    .setGot("g")
                    .setHeight(7)
                    .setStage("chain-watcher")
                    .build());
        }
        try (KafkaObservationLog log = new KafkaObservationLog(settings.beside("-observer"))) {
            log.open(kept -> {});
            log.append(
                    List.of(new BlockObservation(new ObservedBurnBlock(1L, TXID, 1L))),
                    List.of(new MempoolEvent(new MempoolTransactionSeen(TXID, 1L))));
        }
        try (KafkaTransactionLog log = new KafkaTransactionLog(settings.beside("-transactions"))) {
            log.open();
            log.poll();
            log.append(List.of(WalletTransaction.registered(TXID, 5)));
            log.poll();
        }
        try (KafkaReadingLog log = new KafkaReadingLog(cluster)) {
            log.publish(List.of(new ChainReading(Token.STX, 1L, TXID, 1L, 1L, 2L, 3L, 4L, List.of())));
        }
        new KafkaReportedIncidents(settings).idsWith("");
        try (KafkaPublishedStream stream = new KafkaPublishedStream(cluster)) {
            stream.followed();
            stream.read(0, entry -> true);
        }
    }

    /** Twice in a row: the second time there is something to read. */
    static void submit(Cluster cluster) {
        try (Admin admin = Admin.create(cluster.admin())) {
            new TopicCreator(admin).createMissing(KafkaSubmitterLog.TOPICS);
        }
        sit(cluster, KafkaSubmitterLog.GROUP, Topics.TRANSACTIONS);
        SubmittedTransaction transaction = Samples.transaction();
        for (int seat = 0; seat < Topics.TRANSACTIONS.partitions(); seat++) {
            try (KafkaSubmitterLog log = new KafkaSubmitterLog(new KafkaLink(cluster), cluster.serdes(), seat)) {
                log.stored();
                log.poll(Duration.ofSeconds(1));
                log.confirm();
                log.commit(
                        new Writes(
                                log.holds(transaction.role()) ? List.of(transaction) : List.of(),
                                List.of(new io.bithedge.submitter.value.Incident("1", "CODE", "s", "m", "e", "g")),
                                List.of(
                                        unreadable(Topics.CHAIN_COMMANDS.name()),
                                        unreadable(Topics.TRANSACTION_ACTIONS.name()))),
                        Map.of(new Partition(Topics.CHAIN_COMMANDS.name(), seat), 0L));
            }
        }
    }

    /** As every process does that shares its work with others of its kind. */
    private static void sit(Cluster cluster, String group, Topic<?> topic) {
        Set<Integer> given = new ConcurrentSkipListSet<>();
        Seats.Holder holder = new Seats.Holder() {
            @Override
            public void gained(int seat) {
                given.add(seat);
            }

            @Override
            public void lost(int seat) {}
        };
        Seats.Table table = new Seats.Table(cluster, group, topic, "member", Duration.ofSeconds(6));
        try (Seats seats = Seats.take(table, holder)) {
            await().atMost(PATIENCE)
                    .until(() -> given.size() == topic.partitions()
                            && seats.members().containsKey("member"));
        }
    }

    private static Received.Unreadable unreadable(String topic) {
        return new Received.Unreadable(new Partition(topic, 0), 0, Bytes.EMPTY, Bytes.EMPTY, "cause");
    }
}
