package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attacks on a running system that worked once. A part that stands still keeps its connections: the others must notice by the clock, say
 * so, and go on when it does. A client that is slow, or writes in another way, must stop nobody and get nowhere.
 */
final class DoorSteps {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SERVICES = List.of("topology", "tx-submitter", "chain-watcher", "oracle");
    /** For a slow machine; after how long something counts as silent or old is tested with the rules. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Answers of a system that does not know enough of now. */
    private static final Set<String> IN_DOUBT = Set.of("NOT_READY", "PRICE_STALE", "CHAIN_STALE");

    /** How old a price may be here: what it is with the standard of two minutes is tested with the rules. */
    private static final int FRESH_SECONDS = 30;

    private static final int POLICY_BLOCKS = 200;

    private static final int SLOW_CLIENTS = 230;
    private static final String SLOW_HEAD =
            "POST /v1/quotes HTTP/1.1\r\nHost: pool\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningSystem system;

    DoorSteps(RunningSystem system) {
        this.system = system;
    }

    /** What the system has to be started with. */
    static String option() {
        return "--set=bithedge.freshness.price-seconds=" + FRESH_SECONDS;
    }

    void begin() throws Exception {
        await().atMost(PATIENCE).until(this::areAllUp);
        system.mine(4);
        await().atMost(PATIENCE).until(() -> !IN_DOUBT.contains(code()));
    }

    void everyServiceSaysThatTheBrokerIsSilentAndIsUpAgainWithIt() throws Exception {
        system.freeze("kafka");
        try {
            for (String service : SERVICES) {
                saysThatItIsSilent(service, "the broker");
                assertThat(answer(service, "/ready").statusCode()).as(service).isEqualTo(503);
            }
        } finally {
            system.thaw("kafka");
        }
        for (String service : SERVICES) {
            await(service).atMost(PATIENCE).until(() -> health(service) == 200);
        }
    }

    /** A service may be down for another reason before, such as a group that it joins again. */
    private void saysThatItIsSilent(String service, String other) {
        await(service).atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> health = answer(service, "/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(health.body()).path("reason").asString())
                    .contains(other + " has not answered for");
        });
    }

    void theSubmitterSaysThatTheSignerIsSilent() throws Exception {
        system.freeze("signer");
        try {
            saysThatItIsSilent("tx-submitter", "the signer");
        } finally {
            system.thaw("signer");
        }
        await().atMost(PATIENCE).until(() -> health("tx-submitter") == 200);
    }

    /** No tick, no block: stream time stands still, and so does everything that is judged by it. */
    void nothingIsSoldWhenTheOracleHasStoodStill() throws Exception {
        await().atMost(PATIENCE).until(() -> !IN_DOUBT.contains(code()));
        system.freeze("oracle");
        try {
            await().atMost(PATIENCE).until(() -> code().equals("PRICE_STALE"));

            JsonNode firm = quote("\"buyer\": \"ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF\"");
            assertThat(firm.path("code").asString()).isEqualTo("PRICE_STALE");
            assertThat(firm.path("detail").asString()).contains("s old, at most " + FRESH_SECONDS + " s count");
            for (JsonNode price : ask("topology", "/v1/prices").path("prices").values()) {
                assertThat(price.path("price").isNull()).isTrue();
                assertThat(price.path("reason").asString()).contains("s old, at most " + FRESH_SECONDS + " s count");
            }
        } finally {
            system.thaw("oracle");
        }
        await().atMost(PATIENCE).until(() -> !IN_DOUBT.contains(code()));
    }

    /** More than the threads of a usual server; each from an address of its own, as all of 127/8 is this machine. */
    void slowClientsStopNeitherTheApiNorHealth() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket socket = new Socket();
                slow.add(socket);
                socket.bind(new InetSocketAddress("127.1.%d.%d".formatted(i / 250, 1 + i % 250), 0));
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), system.port("topology")));
                socket.getOutputStream().write(SLOW_HEAD.getBytes(StandardCharsets.US_ASCII));
            }
            for (String path : List.of("/v1/books", "/v1/prices", "/health")) {
                assertThat(answer("topology", path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(answer("topology-private", "/health").statusCode()).isEqualTo(200);
            assertThat(firstLine(slow.getFirst())).contains(" 408 ");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    void oneAddressCannotTakeAllConnections() throws Exception {
        List<Socket> his = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket socket = new Socket();
                his.add(socket);
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 2, 0, 1}), 0));
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), system.port("topology")));
            }
            assertThat(his.getLast().getInputStream().read()).isEqualTo(-1);
            assertThat(answer("topology", "/v1/books").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : his) {
                socket.close();
            }
        }
    }

    void aPathWrittenInAnotherWayLeadsNowhereAndMetricsAreForTheOperator() throws Exception {
        for (String path : List.of("/v1;/network", "/%761/network", "/v1;a/quotes", "/v1/%6eetwork")) {
            HttpResponse<String> answer = answer("topology", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).as(path).doesNotContain("chainId");
        }
        assertThat(answer("topology", "/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(answer("topology-private", "/actuator/prometheus").statusCode())
                .isEqualTo(200);
        assertThat(answer("topology-private", "/v1/books").statusCode()).isEqualTo(404);
    }

    private static String firstLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    /** Of an indicative quote: one may ask for it as often as one likes. */
    private String code() throws IOException, InterruptedException {
        return quote("\"indicative\": true").path("code").asString("");
    }

    private JsonNode quote(String kind) throws IOException, InterruptedException {
        long end = ask("topology", "/status").path("asOf").path("burnHeight").asLong() + POLICY_BLOCKS;
        String body = """
                {"policyType": "PUT", "strike": "5500000000000", "amount": "5000000", "expirationHeight": %d, %s}""".formatted(end, kind);
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url("topology") + "/v1/quotes"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private boolean areAllUp() throws IOException, InterruptedException {
        for (String service : SERVICES) {
            if (health(service) != 200) {
                return false;
            }
        }
        return true;
    }

    private int health(String service) throws IOException, InterruptedException {
        return answer(service, "/health").statusCode();
    }

    private JsonNode ask(String service, String path) throws IOException, InterruptedException {
        return JSON.readTree(answer(service, path).body());
    }

    private HttpResponse<String> answer(String service, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url(service) + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
