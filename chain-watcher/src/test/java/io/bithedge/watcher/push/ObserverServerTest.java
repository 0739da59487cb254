package io.bithedge.watcher.push;

import static io.bithedge.watcher.testing.FakeChain.CONTRACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.MempoolTransactionDropped;
import io.bithedge.schemas.avro.MempoolTransactionSeen;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.transaction.Authorization;
import io.bithedge.stacks.transaction.SpendingCondition;
import io.bithedge.watcher.push.ObserverServer.BodyLimits;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeNode;
import io.bithedge.watcher.testing.MemoryObservationLog;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a node hears 200, and when it does not. */
class ObserverServerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(7_000));
    private static final int MAX_BODY = 100_000;
    private static final StacksAddress OURS = StacksAddress.parse("ST1H7YGY6JFXDGPQ2JS4PKXJA8ZXQY2ZJB4MCXQB9");
    private static final StacksAddress OTHER = StacksAddress.parse("ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W");

    private final FakeChain chain = new FakeChain(41);
    private final FakeNode node = new FakeNode(chain, 41);
    private final MemoryObservationLog log = new MemoryObservationLog();
    private final BlockWindow window = new BlockWindow(100);
    private final PushIntake intake = new PushIntake(log.writer(), window, CONTRACTS, Set.of(OURS.toString()), CLOCK);
    private final HttpClient http = HttpClient.newHttpClient();
    private ObserverServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = ObserverServer.start(
                intake,
                new Door(Peers.of(List.of()), "", 8),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new BodyLimits(MAX_BODY, folder, Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void says200WhenTheBlockIsInTheLog() throws Exception {
        chain.mine(1);
        assertThat(post("/new_block", node.newBlocks().getFirst()).statusCode()).isEqualTo(200);
        assertThat(log.blocks()).hasSize(1);
        assertThat(window.tip()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void says500WhenTheLogFailedAnd200ForTheRepetition(boolean behindTheCommit) throws Exception {
        chain.mine(2);
        List<String> bodies = node.newBlocks();
        post("/new_block", bodies.getFirst());
        log.fail(1, behindTheCommit);

        HttpResponse<String> failed = post("/new_block", bodies.getLast());
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("no broker answers");
        assertThat(intake.problem()).isEqualTo("the last push to /new_block was refused: no broker answers");

        assertThat(post("/new_block", bodies.getLast()).statusCode()).isEqualTo(200);
        assertThat(intake.problem()).isEmpty();
        // A commit that was not heard of is found when the log is opened again: nothing is written twice.
        assertThat(log.blocks()).hasSize(2);
        assertThat(window.onBranch(2)).isPresent();
    }

    @Test
    void writesARepeatedBlockOnce() throws Exception {
        chain.mine(1);
        String body = node.newBlocks().getFirst();
        for (int i = 0; i < 3; i++) {
            assertThat(post("/new_block", body).statusCode()).isEqualTo(200);
        }
        assertThat(log.blocks()).hasSize(1);
    }

    @Test
    void staysRefusedWhenAnotherProcessTookOver() throws Exception {
        chain.mine(2);
        List<String> bodies = node.newBlocks();
        post("/new_block", bodies.getFirst());
        log.writer().open(any -> {});

        assertThat(post("/new_block", bodies.getLast()).statusCode()).isEqualTo(500);
        assertThat(post("/new_block", bodies.getLast()).body()).contains("another writer is open");
        assertThat(log.blocks()).hasSize(1);
    }

    @Test
    void saysWhatItCannotRead() throws Exception {
        HttpResponse<String> answer = post("/new_block", "{\"block_height\":1}");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("POST /new_block: at burn_block_height: expected a value, got nothing");
    }

    @Test
    void refusesABodyAboveTheLimitAndEverythingButAPost() throws Exception {
        assertThat(post("/new_block", "x".repeat(MAX_BODY + 1)).statusCode()).isEqualTo(413);
        assertThat(intake.problem()).contains("its body is above 100000 bytes");
        assertThat(post("/new_mempool_tx", "[" + " ".repeat(MAX_BODY - 2) + "]").statusCode())
                .isEqualTo(200);
        HttpRequest get = HttpRequest.newBuilder(uri("/new_block")).build();
        assertThat(http.send(get, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void refusesWhatAWebPageSends() throws Exception {
        chain.mine(1);
        HttpRequest request = HttpRequest.newBuilder(uri("/new_block"))
                .header("content-type", "text/plain")
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.ofString(node.newBlocks().getFirst()))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        assertThat(log.blocks()).isEmpty();
    }

    @Test
    void isNotStoppedByBodiesThatNeverEnd() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                sockets.add(socket);
                socket.getOutputStream().write("""
                        POST /new_block HTTP/1.1\r
                        Host: a\r
                        Content-Type: application/json\r
                        Content-Length: 1000\r
                        \r
                        {""".getBytes(StandardCharsets.UTF_8));
            }
            chain.mine(1);
            assertThat(post("/new_block", node.newBlocks().getFirst()).statusCode())
                    .isEqualTo(200);
            for (Socket socket : sockets) {
                socket.setSoTimeout(20_000);
                assertThat(socket.getInputStream().read())
                        .as("closed at the deadline")
                        .isEqualTo(-1);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/attachments/new", "/new_microblocks", "/mined_nakamoto_block", "/a_path_of_tomorrow"})
    void takesWhatIsNotForUs(String path) throws Exception {
        assertThat(post(path, "anything").statusCode()).isEqualTo(200);
        assertThat(log.blocks()).isEmpty();
    }

    @Test
    void keepsWhatTheMempoolTakesInFromOurAccountsOrAtTheirCost() throws Exception {
        Bytes own = FakeNode.transfer(OTHER, new Authorization.Standard(condition(OURS)));
        Bytes foreign = FakeNode.transfer(OURS, new Authorization.Standard(condition(OTHER)));
        Bytes sponsored = FakeNode.transfer(OTHER, new Authorization.Sponsored(condition(OTHER), condition(OURS)));
        post("/new_mempool_tx", "[\"%s\",\"%s\",\"%s\",\"0x42\"]".formatted(own, foreign, sponsored));

        assertThat(log.mempool())
                .extracting(event -> event.getBody())
                .containsExactly(
                        new MempoolTransactionSeen(txid(own), 7_000L),
                        new MempoolTransactionSeen(txid(sponsored), 7_000L));
    }

    @Test
    void keepsWhatTheMempoolThrowsOut() throws Exception {
        String dropped = "0x" + "aa".repeat(32);
        String by = "0x" + "bb".repeat(32);
        post(
                "/drop_mempool_tx",
                "{\"dropped_txids\":[\"%s\"],\"reason\":\"ReplaceByFee\",\"new_txid\":\"%s\"}".formatted(dropped, by));
        post("/drop_mempool_tx", "{\"dropped_txids\":[\"%s\"],\"reason\":\"Problematic\"}".formatted(dropped));

        assertThat(log.mempool())
                .extracting(event -> event.getBody())
                .containsExactly(
                        new MempoolTransactionDropped(dropped, "ReplaceByFee", by, 7_000L),
                        new MempoolTransactionDropped(dropped, "Problematic", null, 7_000L));
    }

    /** 300,000 ids behind one reason of a megabyte ended the process: each fact had the reason. */
    @Test
    void takesSoManyTransactionsOfOnePushAndFewWordsOfItsReason() {
        int many = PushIntake.MAX_MEMPOOL_EVENTS + 5;
        String txids =
                IntStream.range(0, many).mapToObj("\"0x%064x\""::formatted).collect(Collectors.joining(","));
        String reason = "x".repeat(1_000_000);
        intake.take("/drop_mempool_tx", "{\"dropped_txids\":[%s],\"reason\":\"%s\"}".formatted(txids, reason));

        assertThat(log.mempool()).hasSize(PushIntake.MAX_MEMPOOL_EVENTS);
        assertThat(((MempoolTransactionDropped) log.mempool().getLast().getBody()).getReason())
                .isEqualTo("x".repeat(100));
        assertThat(intake.problem()).contains("left in part: it has 20005 transactions, of which 20000 were taken");
    }

    private static SpendingCondition condition(StacksAddress account) {
        return SpendingCondition.unsigned(account.hash160(), true, BigInteger.ONE, BigInteger.TEN);
    }

    private static String txid(Bytes raw) {
        return new Txid(Hashes.sha512Over256(raw)).prefixedHex();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
