package io.bithedge.watcher.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.contracts.Vocabulary;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.roles.PoolRoles.Announcement;
import io.bithedge.watcher.roles.PoolRoles.RoleHolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reader against a node's call-read over HTTP. */
class NodeRolesReaderTest {
    private static final String DEPLOYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final String OTHER = "ST000000000000000000002AMW42H";
    private static final String HASH = "ab".repeat(32);
    private static final BlockHead BLOCK =
            new BlockHead(70, new BlockId("0x" + HASH), new BlockId("0x" + "cd".repeat(32)), 990);

    private final Set<String> queries = new HashSet<>();
    private final Map<String, ClarityValue> announced = new TreeMap<>();
    private ClarityValue roles = ClarityValue.some(roles());
    private ClarityValue pause = ClarityValue.none();
    private HttpServer server;
    private NodeRolesReader reader;

    private static ClarityValue roles() {
        Map<String, ClarityValue> fields = new TreeMap<>();
        Vocabulary.ROLES.stream()
                .filter(role -> !role.equals("submitter"))
                .forEach(role -> fields.put(role, account(DEPLOYER)));
        fields.put("registry", account(DEPLOYER + ".policy-registry"));
        return ClarityValue.tuple(fields);
    }

    private static ClarityValue account(String text) {
        return ClarityValue.principal(Principal.parse(text));
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        ClientSettings options = ClientSettings.of(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .withRetries(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
        reader = new NodeRolesReader(new NodeClient(options), Principal.Contract.parse(DEPLOYER + ".pool-roles"));
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
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = "{\"okay\":true,\"result\":\"%s\"}"
                    .formatted(answer(path.substring(path.lastIndexOf('/') + 1), asked)
                            .toHex())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ClarityValue answer(String function, String asked) {
        return switch (function) {
            case "get-roles" -> roles;
            case "get-submitters" ->
                ClarityValue.tuple(Map.of(
                        "submitters", ClarityValue.list(account(DEPLOYER), account(OTHER)),
                        "quorum", ClarityValue.uint(2)));
            case "get-pause" -> ClarityValue.tuple(Map.of("paused", ClarityValue.bool(false), "pause-ends-at", pause));
            case "get-announced-role" ->
                announced.entrySet().stream()
                        .filter(it ->
                                asked.contains(ClarityValue.ascii(it.getKey()).toHex()))
                        .map(it -> ClarityValue.some(it.getValue()))
                        .findFirst()
                        .orElseGet(ClarityValue::none);
            default -> throw new IllegalStateException(function);
        };
    }

    @Test
    void readsHoldersAnnouncementsAndPauseAtTheBlock() {
        announced.put(
                "submitter",
                ClarityValue.tuple(Map.of(
                        "account", account(OTHER),
                        "applies-at", ClarityValue.uint(1_998),
                        "lapses-at", ClarityValue.uint(4_014))));
        pause = ClarityValue.some(ClarityValue.uint(1_000));

        PoolRoles read = reader.read(BLOCK);

        assertThat(read.holders())
                .containsExactly(
                        new RoleHolder("owner", DEPLOYER),
                        new RoleHolder("guardian", DEPLOYER),
                        new RoleHolder("allocator", DEPLOYER),
                        new RoleHolder("registry", DEPLOYER + ".policy-registry"),
                        new RoleHolder("fee-recipient", DEPLOYER),
                        new RoleHolder("quoter", DEPLOYER),
                        new RoleHolder("submitter", DEPLOYER),
                        new RoleHolder("submitter", OTHER));
        assertThat(read.quorum()).isEqualTo(2);
        assertThat(read.pauseEndsAtBurnHeight()).isEqualTo(1_000);
        assertThat(read.announcements()).containsExactly(new Announcement("submitter", OTHER, 1_998, 4_014));
        assertThat(queries).containsExactly("tip=" + HASH);
    }

    @Test
    void readsNothingOfAContractThatIsNotInitialised() {
        roles = ClarityValue.none();

        assertThat(reader.read(BLOCK)).isEqualTo(new PoolRoles(List.of(), 0, 0, List.of()));
    }

    @Test
    void refusesAnAnswerOfAnotherShape() {
        roles = ClarityValue.some(ClarityValue.tuple(Map.of("owner", account(DEPLOYER))));

        assertThatThrownBy(() -> reader.read(BLOCK))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("pool-roles");
    }
}
