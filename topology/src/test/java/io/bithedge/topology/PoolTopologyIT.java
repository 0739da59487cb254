package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.topology.instances.ClusterStores;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.read.StorePoolViews;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.streams.PoolStreams;
import io.bithedge.topology.streams.StreamsOptions;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology on a real broker with the catalogue's partitions: sweeps over four of them, and restarts with and without state, and one whose positions are lost. */
class PoolTopologyIT {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final int PROVIDERS = 24;
    /** The hold knows the hashes of a thousand released blocks. */
    private static final int MORE_THAN_REMEMBERED = 1_010;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final AvroSerdes serdes = new AvroSerdes("mock://pool-topology-it");
    private final Set<String> expectedIncidents = new HashSet<>();
    private String bootstrapServers = "";

    @Test
    void equalsTheBookInMemoryOverPartitionsAndRestarts() throws Exception {
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

    private void play(SimChain chain, Market market) {
        try (PoolStreams streams = start("state-1")) {
            for (int i = 0; i < PROVIDERS; i++) {
                market.deposit(BOOK, provider(i), 1_000_000_007L * (i + 1));
            }
            market.endBlock();
            market.nextEpoch();
            market.lock(BOOK, 1, 40_000_000_000L, 1_234_567);
            market.endBlock();
            compare(chain, market, streams);
        }
        // The same state folder: only what came meanwhile is read.
        market.settle(BOOK, 1, 10_000_000_001L);
        market.deposit(BOOK, provider(0), 5_000_000_000L);
        market.endBlock();
        try (PoolStreams streams = start("state-1")) {
            market.nextEpoch();
            compare(chain, market, streams);
        }
        // Nothing on disk: everything from the changelogs.
        try (PoolStreams streams = start("state-2")) {
            market.lock(BOOK, 2, 30_000_000_000L, 7_654_321);
            market.endBlock();
            market.nextEpoch();
            compare(chain, market, streams);
        }
        // The broker forgets a group that is away for a week; the state is older than all that it remembers of blocks.
        for (int i = 0; i < MORE_THAN_REMEMBERED; i++) {
            market.endBlock();
        }
        try (PoolStreams streams = start("state-2")) {
            compare(chain, market, streams);
        }
        forgetPositions();
        expectedIncidents.add("POSITION_LOST");
        try (PoolStreams streams = start("state-2")) {
            market.settle(BOOK, 2, 1_000_000_007L);
            market.endBlock();
            compare(chain, market, streams);
        }
        forgetPositions();
        try (PoolStreams streams = start("state-3")) {
            market.nextEpoch();
            compare(chain, market, streams);
        }
    }

    private void forgetPositions() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await(() ->
                    admin.describeConsumerGroups(List.of(StreamsOptions.APPLICATION_ID)).all().get().values().stream()
                            .allMatch(group -> group.members().isEmpty()));
            admin.deleteConsumerGroups(List.of(StreamsOptions.APPLICATION_ID))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void compare(SimChain chain, Market market, PoolStreams streams) {
        PoolViews views = new StorePoolViews(ClusterStores.alone(streams), Layout.ofCatalogue());
        await(() -> streams.isRunning() && views.position().appliedHeight().value() == chain.height());
        await(() -> views.book(BOOK).orElseThrow().figures().epoch().value()
                == market.twin(BOOK).state().epoch());
        assertThat(views.incidents().stream().map(PoolViews.IncidentView::code)).allMatch(expectedIncidents::contains);
        PoolViews.BookView book = views.book(BOOK).orElseThrow();
        assertThat(book.figures().capital().value())
                .isEqualTo(market.twin(BOOK).totals().capital());
        assertThat(book.figures().weight().value())
                .isEqualTo(market.twin(BOOK).totals().weight());
        ClaimTree tree = ClaimTree.of(market.twin(BOOK), book.figures().epoch().value());
        assertThat(book.root()).isEqualTo(tree.root().hash().toString());
        for (int i = 0; i < PROVIDERS; i++) {
            var twin = market.twin(BOOK).view(provider(i));
            AccountFigures view = account(views, provider(i)).figures();
            assertThat(List.of(
                            view.deposited().value(),
                            view.available().value(),
                            view.limit().value(),
                            view.losses().value(),
                            view.weight().value()))
                    .isEqualTo(List.of(twin.deposited(), twin.available(), twin.limit(), twin.losses(), twin.weight()));
            assertThat(view.premiumEarned().value()).isEqualTo(twin.premiumEarned());
            assertThat(proof(views, provider(i)).verify(tree.root())).isTrue();
        }
    }

    private static ProvenLeaf proof(PoolViews views, String provider) {
        if (views.proof(provider, BOOK)
                instanceof Located.Here<Optional<PoolViews.ProofView>>(Optional<PoolViews.ProofView> found)) {
            return found.orElseThrow().proven();
        }
        throw new AssertionError("proof of " + provider + " is not here");
    }

    private static PoolViews.AccountView account(PoolViews views, String provider) {
        if (views.account(provider, BOOK)
                instanceof Located.Here<Optional<PoolViews.AccountView>>(Optional<PoolViews.AccountView> found)) {
            return found.orElseThrow();
        }
        throw new AssertionError("account of " + provider + " is not here");
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

    private PoolStreams start(String state) {
        PoolStreams streams = new PoolStreams(
                () -> PoolTopology.build(serdes, Layout.ofCatalogue(), PriceSettings.DEFAULT),
                StreamsOptions.of(
                        bootstrapServers,
                        new StreamsOptions.Instance(
                                "it-1", "127.0.0.1", 1, folder.resolve(state).toString(), 2)));
        streams.start();
        return streams;
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
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "it",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                serdes.of(Topics.CHAIN_COMMANDS).deserializer());
    }

    private static String provider(int i) {
        return Providers.of(i);
    }
}
