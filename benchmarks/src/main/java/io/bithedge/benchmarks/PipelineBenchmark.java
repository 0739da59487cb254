package io.bithedge.benchmarks;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.topology.PoolTopology;
import io.bithedge.topology.instances.ClusterStores;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.read.StorePoolViews;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.streams.PoolStreams;
import io.bithedge.topology.streams.StreamsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Facts per second through the whole topology (finality, books, accounts, policies, tables) on a real broker, exactly once, and whether a
 * policy event costs more when more providers carry it. Arguments: policies, then the numbers of providers to compare.
 */
public final class PipelineBenchmark {
    private static final HostInfo SELF = new HostInfo("127.0.0.1", 1);
    private static final long POLL_MS = 20;
    /** Folder with the broker's jars, as the module foreign-parts collects them. */
    private static final String BROKER_JARS = "bithedge.broker.jars";

    private PipelineBenchmark() {}

    /** What one round measured. */
    private record Round(
            int providers, double openingSeconds, double factsPerSecond, double sweepSeconds, long stateBytes) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int policies = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        List<Integer> providers = args.length > 1
                ? List.of(args).subList(1, args.length).stream()
                        .map(Integer::valueOf)
                        .toList()
                : List.of(10, 10_000);
        round(2_000, providers.getFirst()); // warms the JVM, not reported
        List<Round> rounds = new ArrayList<>();
        for (int count : providers) {
            Round round = round(policies, count);
            rounds.add(round);
            System.out.printf(
                    "%,9d providers: deposits, weighing and opening %6.2f s; %,d policies sold and settled: %,9.0f facts/s; the next weighing and opening %6.2f s; state %,d kB%n",
                    count,
                    round.openingSeconds(),
                    policies,
                    round.factsPerSecond(),
                    round.sweepSeconds(),
                    round.stateBytes() / 1_000);
        }
        System.out.printf(
                "facts/s with %,d providers over facts/s with %,d: %.2f%n",
                rounds.getLast().providers(),
                rounds.getFirst().providers(),
                rounds.getLast().factsPerSecond() / rounds.getFirst().factsPerSecond());
    }

    private static Round round(int policies, int providers) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bithedge-benchmark");
        Market market = new Market();
        List<Market.Block> opening = market.opening(providers);
        List<Market.Block> selling = market.policies(policies);
        AvroSerdes serdes = new AvroSerdes("mock://" + folder.getFileName());
        try (BrokerProcess broker = BrokerProcess.start(
                        folder, System.getProperty(BROKER_JARS, "foreign-parts/target/kafka") + "/*");
                KafkaProducer<String, ChainRecord> producer = producer(broker, serdes)) {
            createTopics(broker);
            try (PoolStreams streams = streams(broker, serdes, folder)) {
                streams.start();
                PoolViews views = new StorePoolViews(ClusterStores.alone(streams, serdes), Layout.ofCatalogue());
                send(producer, ChainRecords.genesis());
                await(views, 0);
                double openingSeconds = seconds(producer, views, opening);
                double sellingSeconds = seconds(producer, views, selling);
                double sweepSeconds = secondSweep(producer, views, market, providers);
                return new Round(
                        providers,
                        openingSeconds,
                        2.0 * policies / sellingSeconds,
                        sweepSeconds,
                        bytes(folder.resolve("state")));
            }
        }
    }

    /** From the first record sent to the last block applied by every fold. */
    private static double seconds(
            KafkaProducer<String, ChainRecord> producer, PoolViews views, List<Market.Block> blocks)
            throws InterruptedException {
        long start = System.nanoTime();
        for (Market.Block block : blocks) {
            send(producer, ChainRecords.of(block));
        }
        await(views, blocks.getLast().height());
        return (System.nanoTime() - start) / 1e9;
    }

    /** Accounts that all have a weight and a leaf: until every partition has weighed them. */
    private static double secondSweep(
            KafkaProducer<String, ChainRecord> producer, PoolViews views, Market market, int providers)
            throws InterruptedException {
        List<Market.Block> blocks = market.secondOpening();
        long start = System.nanoTime();
        for (Market.Block block : blocks) {
            send(producer, ChainRecords.of(block));
        }
        await(views, blocks.getLast().height());
        for (int number = 0; number < Math.min(providers, 10); number++) {
            while (epochOf(views, Market.provider(number)) < 2) {
                Thread.sleep(POLL_MS);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static long epochOf(PoolViews views, String provider) {
        return views.account(provider, Market.BOOK)
                        instanceof Located.Here<Optional<AccountView>>(Optional<AccountView> found)
                ? found.orElseThrow().figures().epoch().value()
                : -1;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void send(KafkaProducer<String, ChainRecord> producer, List<ChainRecord> records) {
        for (ChainRecord record : records) {
            var unused = producer.send(
                    new ProducerRecord<>(Topics.CHAIN_EVENTS.name(), Topics.CHAIN_KEY, record), (sent, failure) -> {
                        if (failure != null) {
                            System.err.println("a record was not sent, the round will not end: " + failure);
                        }
                    });
        }
    }

    private static void await(PoolViews views, long height) throws InterruptedException {
        while (appliedHeight(views) < height) {
            Thread.sleep(POLL_MS);
        }
    }

    private static long appliedHeight(PoolViews views) {
        try {
            PoolViews.PositionView position = views.position();
            if (!position.halted().isEmpty()) {
                throw new IllegalStateException("a stage halted: " + position.halted());
            }
            return position.appliedHeight().value();
        } catch (NotReadyException e) {
            return -1;
        }
    }

    private static KafkaProducer<String, ChainRecord> producer(BrokerProcess broker, AvroSerdes serdes) {
        Map<String, Object> options = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        return new KafkaProducer<>(
                options, new StringSerializer(), serdes.of(Topics.CHAIN_EVENTS).serializer());
    }

    private static void createTopics(BrokerProcess broker) {
        try (Admin admin = Admin.create(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            new TopicCreator(admin).createMissing(Topics.ALL);
        }
    }

    private static PoolStreams streams(BrokerProcess broker, AvroSerdes serdes, Path folder) {
        return new PoolStreams(
                () -> PoolTopology.build(serdes, Layout.ofCatalogue(), new PriceSettings(1, 5)),
                StreamsOptions.of(
                        broker.bootstrapServers(),
                        new StreamsOptions.Instance(
                                "benchmark",
                                SELF.host(),
                                SELF.port(),
                                folder.resolve("state").toString(),
                                2)));
    }
}
