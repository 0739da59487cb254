package io.bithedge.watcher.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.SourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reader against a node's call-read over HTTP. */
class NodeVaultReaderTest {
    private static final Principal.Contract VAULT =
            Principal.Contract.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.liquidity-pool-vault");
    private static final String HASH = "ab".repeat(32);
    private static final BlockHead BLOCK =
            new BlockHead(70, new BlockId("0x" + HASH), new BlockId("0x" + "cd".repeat(32)), 990);

    private static final ClarityValue VINTAGE = ClarityValue.tuple(Map.of(
            "weight", ClarityValue.uint(1),
            "locked", ClarityValue.uint(0),
            "losses", ClarityValue.uint(0),
            "premium-pending", ClarityValue.uint(0),
            "premium-earned", ClarityValue.uint(0)));

    private final Set<String> queries = new HashSet<>();
    private ClarityValue totals = totals(9);
    private ClarityValue book = ClarityValue.none();
    private int status = 200;
    private HttpServer server;
    private NodeVaultReader reader;

    private static ClarityValue totals(long capital) {
        return ClarityValue.tuple(Map.of(
                "capital", ClarityValue.uint(capital),
                "locked", ClarityValue.uint(2),
                "premium-pending", ClarityValue.uint(1),
                "premium-earned", ClarityValue.uint(2),
                "fees", ClarityValue.uint(4)));
    }

    @BeforeEach
    void start() throws IOException {
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

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            queries.add(exchange.getRequestURI().getQuery());
            String path = exchange.getRequestURI().getPath();
            ClarityValue value = path.endsWith("/get-totals") ? totals : path.endsWith("/get-book") ? book : VINTAGE;
            byte[] body =
                    "{\"okay\":true,\"result\":\"%s\"}".formatted(value.toHex()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void readsTotalsOfATokenAtTheBlockAndBooksThatAreNotThereYet() {
        ChainReading reading = reader.read(Token.SBTC, BLOCK);

        assertThat(reading.getToken()).isEqualTo(Token.SBTC);
        assertThat(reading.getHeight()).isEqualTo(70);
        assertThat(reading.getIndexBlockHash()).isEqualTo("0x" + HASH);
        assertThat(reading.getAvailable()).isEqualTo(7);
        assertThat(reading.getLocked()).isEqualTo(2);
        assertThat(reading.getPremium()).isEqualTo(3);
        assertThat(reading.getFees()).isEqualTo(4);
        assertThat(reading.getBooks())
                .hasSize(3)
                .allMatch(book -> book.getToken() == Token.SBTC && book.getEpoch() == 0 && book.getAmounts() == null)
                .extracting(BookStanding::getTier)
                .containsExactly(Tier.values());
        // A node that reads 0x there ignores it and answers from its tip.
        assertThat(queries).containsExactly("tip=" + HASH);
    }

    @Test
    void saysSoWhenTheNodeHasNoStateOfTheBlock() {
        status = 404;

        assertThatThrownBy(() -> reader.read(Token.STX, BLOCK))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("404");
    }

    @Test
    void refusesAnAnswerOfAnotherShape() {
        totals = ClarityValue.none();

        assertThatThrownBy(() -> reader.read(Token.STX, BLOCK))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(VAULT.toString());
    }

    /** A node that lies, or is broken, is asked again: the reader goes on. */
    @Test
    void refusesSumsThatNoVaultHas() {
        totals = ClarityValue.tuple(Map.of(
                "capital", ClarityValue.uint(9),
                "locked", ClarityValue.uint(2),
                "premium-pending", ClarityValue.uint(Long.MAX_VALUE),
                "premium-earned", ClarityValue.uint(Long.MAX_VALUE),
                "fees", ClarityValue.uint(4)));

        assertThatThrownBy(() -> reader.read(Token.STX, BLOCK))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("overflow");
    }

    /** Behind the last of all numbers there is none: asking for the epochs of a book comes to an end. */
    @Test
    void readsTheLastEpochThatThereCanBe() {
        book = ClarityValue.some(ClarityValue.tuple(Map.of(
                "epoch", ClarityValue.uint(Long.MAX_VALUE),
                "ends-at", ClarityValue.uint(1),
                "capacity", ClarityValue.uint(1),
                "used", ClarityValue.uint(0),
                "root", ClarityValue.buffer(Bytes.copyOf(new byte[32])),
                "capital", ClarityValue.uint(1),
                "locked", ClarityValue.uint(0),
                "premium-pending", ClarityValue.uint(0),
                "premium-earned", ClarityValue.uint(0),
                "closed", ClarityValue.bool(false))));

        assertThat(reader.read(Token.STX, BLOCK).getBooks())
                .allSatisfy(standing -> assertThat(standing.getVintages()).hasSize(400));
    }
}
