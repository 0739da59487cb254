package io.bithedge.benchmarks;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
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
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Facts per second through the whole topology (finality, books, accounts, policies, tables) on a real broker, exactly once; whether a policy
 * event costs more when more providers carry it; and beside it, in the same run, on the same broker and over the same records, a plain count
 * ({@link PlainCount}) and the topology without the cache that writes hot rows once a commit. Arguments: policies, then the numbers of
 * providers to compare.
 */
public final class PipelineBenchmark {
    private static final HostInfo SELF = new HostInfo("127.0.0.1", 1);
    private static final long POLL_MS = 20;
    /** Folder with the broker's jars, as the module foreign-parts collects them. */
    private static final String BROKER_JARS = "bithedge.broker.jars";
    /** Of the ways through the topology that are compared. */
    private static final boolean IS_CACHED = true;

    private PipelineBenchmark() {}

    /** What one round measured. {@code writes}: by facts and count of the same records. */
    private record Round(
            int providers,
            double openingSeconds,
            double factsPerSecond,
            double sweepSeconds,
            long stateBytes,
            Writes writes,
            double countsPerSecond) {
        double ratioToPlainCount() {
            return factsPerSecond / countsPerSecond;
        }
    }

    /** For one fact, in the broker's logs. */
    private record Writes(double records, double bytes, double publicRecords, double publicBytes) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int policies = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        List<Integer> providers = args.length > 1
                ? List.of(args).subList(1, args.length).stream()
                        .map(Integer::valueOf)
                        .toList()
                : List.of(10, 10_000);
        round(2_000, providers.getFirst(), IS_CACHED); // warms the JVM, not reported
        List<Round> rounds = new ArrayList<>();
        for (int count : providers) {
            rounds.add(told(policies, round(policies, count, IS_CACHED)));
        }
        double fastest =
                rounds.stream().mapToDouble(Round::factsPerSecond).max().orElseThrow();
        double slowest =
                rounds.stream().mapToDouble(Round::factsPerSecond).min().orElseThrow();
        System.out.printf("fastest over slowest: %.2f%n", fastest / slowest);
        Figures.put("pipeline.flatness", fastest / slowest);
        Round uncached = round(policies, providers.getFirst(), !IS_CACHED);
        Round cached = rounds.getFirst();
        System.out.printf(
                "every row written at once instead of once a commit: %,.0f facts/s, %.1f records a fact; with the cache %.2f times the facts%n",
                uncached.factsPerSecond(),
                uncached.writes().records(),
                cached.factsPerSecond() / uncached.factsPerSecond());
        Figures.put("pipeline.cachedOverUncached", cached.factsPerSecond() / uncached.factsPerSecond());
        Figures.put("pipeline.recordsPerFact.uncached", uncached.writes().records());
    }

    private static Round told(int policies, Round round) {
        System.out.printf(
                "%,9d providers: deposits, weighing and opening %6.2f s; %,d policies sold and settled: %,9.0f facts/s; the next weighing and opening %6.2f s; state %,d kB%n",
                round.providers(),
                round.openingSeconds(),
                policies,
                round.factsPerSecond(),
                round.sweepSeconds(),
                round.stateBytes() / 1_000);
        Writes writes = round.writes();
        System.out.printf(
                "          a plain count of the same records %,.0f/s: ratio %.3f; a fact leaves %.2f records and %,.0f bytes, of them in public topics %.2f and %,.0f%n",
                round.countsPerSecond(),
                round.ratioToPlainCount(),
                writes.records(),
                writes.bytes(),
                writes.publicRecords(),
                writes.publicBytes());
        int providers = round.providers();
        Figures.put("pipeline.openingSeconds." + providers, round.openingSeconds());
        Figures.put("pipeline.factsPerSecond." + providers, round.factsPerSecond());
        Figures.put("pipeline.sweepSeconds." + providers, round.sweepSeconds());
        Figures.put("pipeline.stateBytes." + providers, (double) round.stateBytes());
        Figures.put("pipeline.plainCountPerSecond." + providers, round.countsPerSecond());
        Figures.put("pipeline.ratioToPlainCount." + providers, round.ratioToPlainCount());
        Figures.put("pipeline.recordsPerFact." + providers, writes.records());
        Figures.put("pipeline.bytesPerFact." + providers, writes.bytes());
        Figures.put("pipeline.publicRecordsPerFact." + providers, writes.publicRecords());
        Figures.put("pipeline.publicBytesPerFact." + providers, writes.publicBytes());
        return round;
    }

    private static Round round(int policies, int providers, boolean isCached) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bithedge-benchmark");
        Market market = new Market();
        List<Market.Block> opening = market.opening(providers);
        List<Market.Block> selling = market.policies(policies);
        AvroSerdes serdes = new AvroSerdes("mock://" + folder.getFileName());
        Properties options = options(folder, isCached);
        try (BrokerProcess broker = BrokerProcess.start(
                        folder, System.getProperty(BROKER_JARS, "foreign-parts/target/kafka") + "/*");
                KafkaProducer<String, ChainRecord> producer = producer(broker, serdes);
                Admin admin = Admin.create(
                        Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            options.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
            createTopics(admin);
            double counts = countsPerSecond(producer, options, serdes, selling);
            try (PoolStreams streams = new PoolStreams(
                    () -> PoolTopology.build(serdes, Layout.ofCatalogue(), new PriceSettings(1, 5)), options)) {
                streams.start();
                PoolViews views = new StorePoolViews(ClusterStores.alone(streams), Layout.ofCatalogue());
                send(producer, Topics.CHAIN_EVENTS.name(), ChainRecords.genesis());
                await(views, 0);
                double openingSeconds = seconds(producer, views, opening);
                Written before = Written.now(admin);
                double sellingSeconds = seconds(producer, views, selling);
                Writes writes = writes(before, Written.now(admin), 2 * policies);
                double sweepSeconds = secondSweep(producer, views, market, providers);
                return new Round(
                        providers,
                        openingSeconds,
                        2.0 * policies / sellingSeconds,
                        sweepSeconds,
                        bytes(folder.resolve("state")),
                        writes,
                        counts);
            }
        }
    }

    /** Without what was sent itself. */
    private static Writes writes(Written before, Written after, double facts) {
        Predicate<String> ours = topic -> !topic.equals(Topics.CHAIN_EVENTS.name()) && !topic.startsWith("__");
        Set<String> names = PublicTopics.ALL.stream().map(Topic::name).collect(Collectors.toSet());
        return new Writes(
                after.recordsSince(before, ours) / facts,
                after.bytesSince(before, ours) / facts,
                after.recordsSince(before, names::contains) / facts,
                after.bytesSince(before, names::contains) / facts);
    }

    private static double countsPerSecond(
            KafkaProducer<String, ChainRecord> producer,
            Properties options,
            AvroSerdes serdes,
            List<Market.Block> blocks)
            throws InterruptedException {
        try (PlainCount count = new PlainCount(options, serdes)) {
            count.start();
            send(producer, PlainCount.INPUT, ChainRecords.genesis());
            long sent = ChainRecords.genesis().size();
            await(count, sent);
            long start = System.nanoTime();
            for (Market.Block block : blocks) {
                List<ChainRecord> records = ChainRecords.of(block);
                sent += records.size();
                send(producer, PlainCount.INPUT, records);
            }
            await(count, sent);
            return (sent - ChainRecords.genesis().size()) * 1e9 / (System.nanoTime() - start);
        }
    }

    private static void await(PlainCount count, long records) throws InterruptedException {
        while (count.counted() < records) {
            Thread.sleep(POLL_MS);
        }
    }

    /** From the first record sent to the last block applied by every fold. */
    private static double seconds(
            KafkaProducer<String, ChainRecord> producer, PoolViews views, List<Market.Block> blocks)
            throws InterruptedException {
        long start = System.nanoTime();
        for (Market.Block block : blocks) {
            send(producer, Topics.CHAIN_EVENTS.name(), ChainRecords.of(block));
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
            send(producer, Topics.CHAIN_EVENTS.name(), ChainRecords.of(block));
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

    private static void send(KafkaProducer<String, ChainRecord> producer, String topic, List<ChainRecord> records) {
        for (ChainRecord record : records) {
            var unused = producer.send(new ProducerRecord<>(topic, Topics.CHAIN_KEY, record), (sent, failure) -> {
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

    private static void createTopics(Admin admin) throws InterruptedException {
        new TopicCreator(admin).createMissing(Topics.ALL);
        try {
            admin.createTopics(Stream.of(PlainCount.INPUT, PlainCount.OUTPUT)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of the plain count were not made: " + e.getCause(), e);
        }
    }

    private static Properties options(Path folder, boolean isCached) {
        Properties options = StreamsOptions.of(
                "127.0.0.1:1",
                new StreamsOptions.Instance(
                        "benchmark",
                        SELF.host(),
                        SELF.port(),
                        folder.resolve("state").toString(),
                        2));
        if (!isCached) {
            options.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        }
        return options;
    }
}
