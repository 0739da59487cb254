package io.bithedge.watcher.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.schemas.avro.BookAmounts;
import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VintageStanding;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reader against a node with contracts of version 2: the balanced STX book is in epoch 3, the others do not exist. */
class VaultRowsReaderTest {
    private static final Principal.Contract VAULT =
            Principal.Contract.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.liquidity-pool-vault");
    private static final String BALANCED = ClarityValue.ascii("balanced").toHex();

    private final Map<Long, ClarityValue> vintages = new TreeMap<>();
    private final AtomicInteger vintageCalls = new AtomicInteger();
    private HttpServer server;
    private NodeVaultReader reader;

    @BeforeEach
    void start() throws IOException {
        vintages.put(0L, vintage(0, 0, 0, 0, 0));
        vintages.put(1L, vintage(4_096, 0, 7, 0, 9));
        vintages.put(2L, vintage(8_192, 5, 1, 2, 3));
        vintages.put(3L, vintage(12_288, 0, 0, 0, 0));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        ClientSettings options = ClientSettings.of(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .withRetries(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
        reader = new NodeVaultReader(new NodeClient(options), VAULT);
    }

    @AfterEach
    void stop() {
        reader.close();
        server.stop(0);
    }

    private static ClarityValue vintage(long weight, long locked, long losses, long pending, long earned) {
        return ClarityValue.tuple(Map.of(
                "weight", ClarityValue.uint(weight),
                "locked", ClarityValue.uint(locked),
                "losses", ClarityValue.uint(losses),
                "premium-pending", ClarityValue.uint(pending),
                "premium-earned", ClarityValue.uint(earned)));
    }

    private static ClarityValue totals() {
        return ClarityValue.tuple(Map.of(
                "capital", ClarityValue.uint(100),
                "locked", ClarityValue.uint(5),
                "premium-pending", ClarityValue.uint(2),
                "premium-earned", ClarityValue.uint(11),
                "fees", ClarityValue.uint(4)));
    }

    private static ClarityValue book() {
        return ClarityValue.some(ClarityValue.tuple(Map.ofEntries(
                Map.entry("epoch", ClarityValue.uint(3)),
                Map.entry("ends-at", ClarityValue.uint(1_000)),
                Map.entry("capacity", ClarityValue.uint(80)),
                Map.entry("used", ClarityValue.uint(8)),
                Map.entry("root", ClarityValue.buffer(Bytes.zeros(32))),
                Map.entry("capital", ClarityValue.uint(100)),
                Map.entry("locked", ClarityValue.uint(5)),
                Map.entry("premium-pending", ClarityValue.uint(2)),
                Map.entry("premium-earned", ClarityValue.uint(11)),
                Map.entry("closed", ClarityValue.bool(false)),
                Map.entry("proposal", ClarityValue.none()))));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            ClarityValue value = totals();
            if (path.endsWith("/get-book")) {
                value = asked.contains(BALANCED) ? book() : ClarityValue.none();
            } else if (path.endsWith("/get-vintage")) {
                vintageCalls.incrementAndGet();
                value = vintages.entrySet().stream()
                        .filter(it ->
                                asked.contains(ClarityValue.uint(it.getKey()).toHex()))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
            }
            byte[] body =
                    "{\"okay\":true,\"result\":\"%s\"}".formatted(value.toHex()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ChainReading read(long height) {
        BlockId id = new BlockId("0x" + "ab".repeat(32));
        return reader.read(Token.STX, new BlockHead(height, id, new BlockId("0x" + "cd".repeat(32)), 990));
    }

    @Test
    void readsEveryRowOfABookAndTotalsInTheTermsOfTheFold() {
        ChainReading reading = read(70);

        assertThat(reading.getAvailable()).isEqualTo(95);
        assertThat(reading.getLocked()).isEqualTo(5);
        assertThat(reading.getPremium()).isEqualTo(13);
        assertThat(reading.getFees()).isEqualTo(4);
        BookStanding balanced = reading.getBooks().stream()
                .filter(it -> it.getTier() == Tier.balanced)
                .findFirst()
                .orElseThrow();
        assertThat(balanced.getCapacity()).isEqualTo(80);
        assertThat(balanced.getAmounts()).isEqualTo(new BookAmounts(100L, 5L, 2L, 11L, false));
        assertThat(balanced.getVintages())
                .containsExactly(
                        new VintageStanding(0L, 0L, 0L, 0L, 0L, 0L),
                        new VintageStanding(1L, 4_096L, 0L, 7L, 0L, 9L),
                        new VintageStanding(2L, 8_192L, 5L, 1L, 2L, 3L),
                        new VintageStanding(3L, 12_288L, 0L, 0L, 0L, 0L));
        assertThat(reading.getBooks())
                .filteredOn(it -> it.getTier() != Tier.balanced)
                .allMatch(it -> it.getAmounts() == null && it.getVintages().isEmpty());
    }

    @Test
    void readsNoMoreWhatIsOverForGood() {
        read(70);
        read(71);
        vintageCalls.set(0);
        assertThat(epochs(read(72))).containsExactly(2L, 3L);
        assertThat(vintageCalls).hasValue(2);

        vintages.put(2L, vintage(8_192, 0, 6, 0, 5));
        assertThat(epochs(read(73))).containsExactly(2L, 3L);
        assertThat(epochs(read(74)))
                .as("once more, should the last reading be lost")
                .containsExactly(2L, 3L);
        assertThat(epochs(read(75))).containsExactly(3L);
    }

    private static List<Long> epochs(ChainReading reading) {
        return reading.getBooks().stream()
                .flatMap(book -> book.getVintages().stream())
                .map(VintageStanding::getEpoch)
                .toList();
    }
}
