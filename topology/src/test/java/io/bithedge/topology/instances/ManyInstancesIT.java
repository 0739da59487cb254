package io.bithedge.topology.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.yield.YieldHeights;
import io.bithedge.pool.view.HistoryViews.SoldIn;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.topology.streams.StreamsOptions;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolInstance;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.Registry;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on a real broker: each reads everything, and the same; one that is gone is not missed. */
class ManyInstancesIT {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final int PROVIDERS = 24;
    private static final int POLICIES = 9;
    private static final int PAGE = 4;
    private static final StreamsOptions.Group TWO = new StreamsOptions.Group(2, 6_000);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder = Path.of("");

    private final AvroSerdes serdes = new AvroSerdes("mock://many-instances-it");
    private String bootstrapServers = "";

    @Test
    void eachReadsEverythingAndTheSame() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder)) {
            bootstrapServers = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
                new TopicCreator(admin).createMissing(Topics.ALL);
            }
            try (KafkaProducer<String, ChainRecord> producer = producer();
                    KafkaConsumer<String, ChainCommand> consumer = consumer()) {
                consumer.subscribe(List.of(Topics.CHAIN_COMMANDS.name()));
                SimChain chain = new SimChain(record -> send(producer, record));
                play(chain, new Market(chain, () -> openings(consumer)));
            }
        }
    }

    private void play(SimChain chain, Market market) {
        Registry registry = new Registry(chain, market);
        try (PoolInstance first = start("first")) {
            fill(market, registry);
            awaitBlock(first, chain);
            Map<String, Object> alone = answers(first.views());
            try (PoolInstance second = start("second")) {
                await(() -> isShared(first) && isShared(second));
                awaitBlock(second, chain);
                assertThat(answers(first.views())).isEqualTo(alone);
                assertThat(answers(second.views())).isEqualTo(alone);

                registry.sell(BOOK, POLICIES + 1, 1_000_000_000L, 7_000_000);
                market.deposit(BOOK, provider(3), 1_000_000_000L);
                market.endBlock();
                awaitBlock(first, chain);
                awaitBlock(second, chain);
                assertThat(answers(first.views())).isNotEqualTo(alone).isEqualTo(answers(second.views()));
            }
            // It is silent; what it folded is read from the copies here, before anybody folds it again.
            Map<String, Object> left = answers(first.views());
            assertThat(left).isNotEmpty();
            market.deposit(BOOK, provider(5), 1_000_000_000L);
            market.endBlock();
            awaitBlock(first, chain);
        }
    }

    /** Two epochs, policies sold in both, some settled, some asked to be activated. */
    private static void fill(Market market, Registry registry) {
        for (int i = 0; i < PROVIDERS; i++) {
            market.deposit(BOOK, provider(i), 1_000_000_007L * (i + 1));
        }
        market.endBlock();
        market.nextEpoch();
        for (int id = 1; id <= POLICIES; id++) {
            registry.sell(BOOK, id, 1_000_000_000L, 1_234_567);
        }
        market.endBlock();
        registry.requestActivation(2);
        registry.settle(BOOK, market.twin(BOOK).state().locks().get(1L).orElseThrow(), 500_000_000L);
        market.endBlock();
        market.nextEpoch();
        market.exit(BOOK, provider(1), 1_000_000L);
        market.endBlock();
    }

    private static boolean isShared(PoolInstance instance) {
        return instance.streams().isRunning()
                && instance.stores().instances().size() == 2
                && instance.stores().instances().stream()
                        .noneMatch(it -> it.topicPartitions().isEmpty()
                                || it.standbyTopicPartitions().isEmpty());
    }

    private static void awaitBlock(PoolInstance instance, SimChain chain) {
        await(() -> instance.views().position().appliedHeight().value() == chain.height()
                && instance.views()
                                .history()
                                .book(BOOK, YieldHeights::between)
                                .asOf()
                                .height()
                                .value()
                        == chain.height());
    }

    /** Everything that routes are made of. */
    private static Map<String, Object> answers(PoolViews views) {
        Map<String, Object> all = new LinkedHashMap<>();
        AsOf asOf = views.position().asOf();
        all.put("position", views.position());
        all.put("tip", views.tip());
        all.put("books", views.books());
        all.put("books as of", views.history().books(asOf));
        all.put("vintages", views.vintages(BOOK));
        all.put("incidents", views.incidents());
        all.put("exposure", views.exposure(BOOK));
        all.put("cells", views.cells(BOOK));
        all.put("snapshots", views.history().snapshots(new BurnHeight(0), asOf.burnHeight(), 100));
        for (int i = 0; i < PROVIDERS; i++) {
            String provider = provider(i);
            all.put("accounts " + i, here(views.accounts(provider)));
            all.put("accounts as of " + i, here(views.history().accounts(provider, asOf)));
            all.put("past " + i, here(views.history().provider(provider, YieldHeights::between)));
            all.put("account " + i, here(views.account(provider, BOOK)));
            all.put("weights " + i, here(views.weights(provider)));
            all.put("proof " + i, here(views.proof(provider, BOOK)));
            all.put("claim " + i, here(views.claim(provider, BOOK)));
            all.put("unfinal " + i, here(views.unfinal(provider)));
            all.put("entries " + i, pages(cursor -> here(views.entries(provider, cursor, PAGE))));
        }
        for (long id = 1; id <= POLICIES; id++) {
            PolicyId policy = new PolicyId(id);
            all.put("policy " + id, here(views.policy(policy)));
            all.put("policy as of " + id, here(views.history().policy(policy, asOf)));
            all.put("history " + id, here(views.policyHistory(policy)));
            PolicyView found = here(views.policy(policy)).orElseThrow();
            all.put("backers " + id, pages(cursor -> views.backers(found, cursor, PAGE)));
        }
        all.put("policies", pages(cursor -> views.policies(PolicyFilter.ALL, cursor, PAGE)));
        all.put("policies of the buyer", pages(cursor -> views.policies(filter("buyer", null, null), cursor, PAGE)));
        all.put(
                "policies active",
                pages(cursor -> views.policies(filter(null, PolicyStatus.ACTIVE, null), cursor, PAGE)));
        all.put("policies expiring", pages(cursor -> views.policies(filter(null, null, 100_000L), cursor, PAGE)));
        all.put(
                "sold",
                pages(cursor -> views.history().sold(new SoldIn(BOOK, new Epoch(0), new Epoch(2)), cursor, PAGE)));
        assertThat((List<?>) all.get("backers 2")).hasSize(PROVIDERS);
        assertThat((List<?>) all.get("policies")).hasSizeGreaterThanOrEqualTo(POLICIES);
        return all;
    }

    private static PolicyFilter filter(
            @Nullable String owner, @Nullable PolicyStatus status, @Nullable Long expiresBefore) {
        return new PolicyFilter(
                Optional.ofNullable(owner),
                Optional.empty(),
                Optional.ofNullable(status),
                Optional.ofNullable(expiresBefore).map(BurnHeight::new));
    }

    private static <T> List<T> pages(Function<Optional<String>, Page<T>> read) {
        List<T> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<T> page = read.apply(cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private static <T> T here(Located<T> located) {
        return switch (located) {
            case Located.Here<T>(T value) -> value;
            case Located.NotReady<T>(String reason) -> throw new NotReadyException(reason);
        };
    }

    private PoolInstance start(String name) {
        return new PoolInstance(bootstrapServers, serdes, folder.resolve(name), TWO);
    }

    private static void send(KafkaProducer<String, ChainRecord> producer, ChainRecord record) {
        try {
            producer.send(new ProducerRecord<>(Topics.CHAIN_EVENTS.name(), Topics.CHAIN_KEY, record))
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until every book asked for its next epoch. */
    private static List<ChainCommand> openings(KafkaConsumer<String, ChainCommand> consumer) {
        List<ChainCommand> commands = new ArrayList<>();
        await(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> commands.add(record.value()));
            return commands.size() >= BookId.all().size();
        });
        return commands;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(
                        notYet -> notYet instanceof NotReadyException || notYet instanceof InvalidStateStoreException)
                .until(condition);
    }

    private KafkaProducer<String, ChainRecord> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                serdes.of(Topics.CHAIN_EVENTS).serializer());
    }

    private KafkaConsumer<String, ChainCommand> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "it",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                serdes.of(Topics.CHAIN_COMMANDS).deserializer());
    }

    private static String provider(int i) {
        return Providers.of(i);
    }
}
