package io.bithedge.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.ApiServer;
import io.bithedge.api.live.Reader.Event;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.PositionView;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stream over real HTTP, on views in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class LiveStreamTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROVIDER = ApiServer.ADDRESS;
    /** Followed by one test only: what a stream sent lately is remembered, and comes first. */
    private static final String NEWCOMER = "ST000000000000000000002AMW42H";

    @TempDir
    static Path keys;

    private final FakeViews views = new FakeViews();
    private ApiServer server;

    @BeforeAll
    void start() {
        server =
                ApiServer.start(views, keys, "bithedge.stream.poll-interval-ms=20", "bithedge.stream.heartbeat-ms=200");
    }

    @BeforeEach
    void fill() {
        views.reset();
        views.books.add(FakeViews.book(BOOK, 3, 1_010));
        views.accounts.put(PROVIDER + "/" + BOOK, FakeViews.account(PROVIDER, BOOK, 3, 1_000, 77));
        views.policies.add(FakeViews.policy(7, BOOK, 2_000, 500));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void apply(long height) {
        views.position = new PositionView(
                new StacksHeight(height), FakeViews.asOf(height, "0x" + height, 990, 1, 1_000), List.of());
    }

    @Test
    void sendsEachTopicAsItStandsAndThenWhatChanges() throws Exception {
        views.accounts.put(NEWCOMER + "/" + BOOK, FakeViews.account(NEWCOMER, BOOK, 3, 1_000, 77));
        try (Reader reader = new Reader(server, "pool,provider:" + NEWCOMER + ",policy:7", "")) {
            Set<String> standing = new HashSet<>();
            while (!standing.equals(Set.of("block", "pool", "provider", "policy"))) {
                standing.add(
                        reader.next().name()); // the look of a test before may end in between: one comes twice then
            }

            views.accounts.put(NEWCOMER + "/" + BOOK, FakeViews.account(NEWCOMER, BOOK, 3, 2_000, 77));
            apply(71);
            Map<String, Event> changed = new HashMap<>();
            while (changed.size() < 2) {
                Event event = reader.next();
                if (event.id().startsWith("71.")) {
                    changed.put(event.name(), event);
                }
            }
            assertThat(changed).containsOnlyKeys("block", "provider");
            assertThat(Objects.requireNonNull(changed.get("provider")).data())
                    .isEqualTo(server.get("/v1/providers/" + NEWCOMER).body());
        }
    }

    @Test
    void tellsAPriceWithoutWaitingForABlock() throws Exception {
        try (Reader reader = new Reader(server, "prices", "")) {
            reader.next(2);
            views.prices.put(Asset.BTC, FakeViews.price(Asset.BTC, 6_000_000_000_000L));
            Event price = reader.next();
            assertThat(price.name()).isEqualTo("prices");
            assertThat(price.data()).contains("\"6000000000000\"");
            // Its age is another one at every look: that alone is no news.
            assertThat(reader.any().isComment()).isTrue();
        }
    }

    @Test
    void tellsWhatAnOperatorSaidOfAnIncidentWithoutWaitingForABlock() throws Exception {
        views.incidents.add(incident(new IncidentState.Open()));
        try (Reader reader = new Reader(server, "incidents", "")) {
            reader.next(2);
            views.incidents.set(
                    0, incident(new IncidentState.Acknowledged(new ActView(PROVIDER, "asking the node", 1_700L))));
            Event said = reader.next();
            assertThat(said.name()).isEqualTo("incidents");
            assertThat(said.data()).contains("ACKNOWLEDGED", "asking the node");
        }
    }

    private static IncidentView incident(IncidentState state) {
        return new IncidentView(
                "i4",
                "TOTALS_DIFFER",
                "SBTC",
                "one unit",
                "4",
                "5",
                Optional.of(Token.SBTC),
                new StacksHeight(61),
                "reconcile-books",
                true,
                state);
    }

    @Test
    void sendsWhoComesBackWhatHeMissedAndNothingElse() throws Exception {
        String last;
        try (Reader reader = new Reader(server, "pool,provider:" + PROVIDER, "")) {
            last = reader.next(3).getLast().id();
        }
        try (Reader back = new Reader(server, "pool,provider:" + PROVIDER, last)) {
            assertThat(back.any().isComment()).isTrue();
            assertThat(back.any().isComment())
                    .as("a heartbeat: nothing changed")
                    .isTrue();
        }
        views.accounts.put(PROVIDER + "/" + BOOK, FakeViews.account(PROVIDER, BOOK, 3, 3_000, 77));
        apply(72);
        try (Reader back = new Reader(server, "pool,provider:" + PROVIDER, last)) {
            assertThat(back.next(2).stream().map(Event::name)).containsExactlyInAnyOrder("block", "provider");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"70.0-0-99999", "nonsense", "9999999", "70.12-34"})
    void sendsEverythingToWhoComesFromElsewhere(String lastEventId) throws Exception {
        try (Reader reader = new Reader(server, "pool", lastEventId)) {
            assertThat(reader.next(2).stream().map(Event::name)).containsExactlyInAnyOrder("block", "pool");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pol", "provider", "provider:x", "policy:0", "pool:1", "pool,,prices", "pool;prices"})
    void refusesATopicThatThereIsNot(String topics) throws Exception {
        HttpResponse<String> answer = server.get("/v1/stream?topics=" + topics, "Accept", "text/event-stream");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ApiServer.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(ApiServer.json(answer).path("code").stringValue()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void opensNoMoreThanItMay() throws Exception {
        try (ApiServer strict = ApiServer.start(views, keys, "bithedge.stream.connections-per-client=1");
                Reader one = new Reader(strict, "pool", "")) {
            assertThat(one.next().name()).isNotEqualTo("end");
            HttpResponse<String> second = strict.get("/v1/stream?topics=pool", "Accept", "text/event-stream");
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(ApiServer.json(second).path("code").stringValue()).isEqualTo("TOO_MANY_STREAMS");
            assertThat(ApiServer.header(second, "Retry-After")).isEqualTo("10");
        }
        try (ApiServer full = ApiServer.start(views, keys, "bithedge.stream.connections=1");
                Reader one = new Reader(full, "pool", "")) {
            assertThat(one.next().name()).isNotEqualTo("end");
            HttpResponse<String> second = full.get("/v1/stream?topics=pool", "Accept", "text/event-stream");
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(ApiServer.json(second).path("code").stringValue()).isEqualTo("NO_STREAM_FREE");
        }
    }

    @Test
    void givesAPlaceBackWhenItsReaderLeaves() throws Exception {
        try (Reader reader = new Reader(server, "pool", "")) {
            reader.next(2);
            assertThat(server.bean(LiveDesk.class).connections()).isPositive();
        }
        // The heartbeat finds that nobody is there.
        await(() -> server.bean(LiveDesk.class).connections() == 0);
    }

    /** 4 MB a time into a socket that nobody reads: no buffer between takes many of them. */
    @Test
    void dropsWhoDoesNotRead() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            views.books.add(FakeViews.book(BOOK, i, 1_010));
        }
        try (ApiServer impatient = ApiServer.start(
                        views, keys, "bithedge.stream.poll-interval-ms=20", "server.tomcat.connection-timeout=500ms");
                Socket deaf = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            deaf.getOutputStream()
                    .write("GET /v1/stream?topics=pool HTTP/1.1\r\nHost: x\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            LiveDesk desk = impatient.bean(LiveDesk.class);
            await(() -> desk.connections() == 1);
            AtomicInteger height = new AtomicInteger(100);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> {
                        views.books.set(0, FakeViews.book(BOOK, height.incrementAndGet(), 1_010));
                        apply(height.get());
                        return desk.connections() == 0;
                    });
        }
    }

    @Test
    void endsItsStreamsWhenTheServerStops() throws Exception {
        ApiServer stopping = ApiServer.start(views, keys);
        try (Reader reader = new Reader(stopping, "pool", "")) {
            reader.next(2);
            Instant begun = Instant.now();
            stopping.close();
            assertThat(reader.next()).isEqualTo(Event.END);
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
    }
}
