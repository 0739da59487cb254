package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.bithedge.pool.view.FakeViews;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OperationsTest {
    /** As a watcher says it. */
    private static final String WATCHER = """
            {"state":"FOLLOWING","reason":"","sources":"","comparisons":[],
             "tip":{"height":91,"indexBlockHash":"0xab","burnHeight":30},
             "final":{"height":89,"indexBlockHash":"0xcd","burnHeight":28},
             "burnTip":30,"sourceHeight":91,"lag":0,"lagSeconds":0,"unfinalBlocks":2,"digest":"0xef",
             "readings":{"height":89,"lag":0,"reason":""},"transactions":{"watched":0,"reason":""},
             "contracts":[{"contract":"ST1.vault","inPlaceFrom":1}],
             "roles":{"height":89,"burnHeight":28,"reason":"http://10.0.0.7:20443 does not answer",
              "holders":[{"role":"owner","account":"ST1"},{"role":"registry","account":"ST1.policy-registry"},
               {"role":"submitter","account":"ST7"},{"role":"submitter","account":"ST8"}],
              "quorum":2,"pausedUntilBurnHeight":0,
              "announcements":[{"role":"owner","account":"ST2","appliesAtBurnHeight":1036,"lapsesAtBurnHeight":3052}],
              "differences":["quoter is held by ST4, the deployment says ST5"]},
             "audit":{"from":1,"to":80,"passes":1,"gaps":0,"differences":0,"reason":""}}
            """;

    @TempDir
    static Path keys;

    /** Takes the request and says nothing. */
    private static HttpServer silentPart() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/status", exchange -> {});
        server.start();
        return server;
    }

    private static HttpServer part(String body, int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/status", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void tellsHowEachPartIsAlsoWhenSomeAreNot() throws Exception {
        HttpServer watcher = part(WATCHER, 200);
        HttpServer silent = silentPart();
        FakeViews views = new FakeViews();
        try (ApiServer server = ApiServer.start(
                views,
                keys,
                "bithedge.operations.watcher-url=" + url(watcher),
                "bithedge.operations.submitter-url=" + url(silent),
                "bithedge.operations.oracle-url=http://127.0.0.1:1",
                "bithedge.operations.timeout-ms=3000")) {
            JsonNode answer = ApiServer.json(server.get("/v1/operations"));
            JsonNode parts = answer.path("parts");
            assertPart(parts.path("watcher"), "chain-watcher", "UP", "");
            JsonNode details = parts.path("watcher").path("details");
            assertThat(details.path("final").path("height").longValue()).isEqualTo(89);
            assertThat(details.path("audit").path("gaps").longValue()).isZero();
            assertThat(details.path("backfill").isNull()).isTrue();
            assertThat(parts.path("topology")
                            .path("details")
                            .path("appliedHeight")
                            .longValue())
                    .isEqualTo(70);
            assertPart(parts.path("submitter"), "tx-submitter", "DOWN", "it did not answer within 3000 ms");
            assertPart(parts.path("oracle"), "oracle", "DOWN", "nobody answers at its address");
            assertPart(parts.path("topology"), "topology", "UP", "");
            assertThat(answer.path("asOf").path("height").longValue()).isEqualTo(70);
            assertThat(answer.path("transactions").isArray()).isTrue();
        } finally {
            watcher.stop(0);
            silent.stop(0);
        }
    }

    @Test
    void relaysWhoHoldsWhichRoleAndWhatIsAnnounced() throws Exception {
        HttpServer watcher = part(WATCHER, 200);
        try (ApiServer server =
                ApiServer.start(new FakeViews(), keys, "bithedge.operations.watcher-url=" + url(watcher))) {
            JsonNode roles = ApiServer.json(server.get("/v1/operations"))
                    .path("parts")
                    .path("watcher")
                    .path("details")
                    .path("roles");
            assertThat(roles.path("height").longValue()).isEqualTo(89);
            assertThat(roles.path("holders").get(1).path("account").stringValue())
                    .isEqualTo("ST1.policy-registry");
            assertThat(roles.path("announcements")
                            .get(0)
                            .path("appliesAtBurnHeight")
                            .longValue())
                    .isEqualTo(1_036);
            assertThat(roles.path("differences").get(0).stringValue()).startsWith("quoter is held by ST4");
            assertThat(roles.path("reason").stringValue()).isEqualTo("(an address of ours) does not answer");
        } finally {
            watcher.stop(0);
        }
    }

    @Test
    void saysNothingOfRolesWhenTheWatcherDoesNot() throws Exception {
        HttpServer watcher = part(WATCHER.replace("\"roles\"", "\"unknownToUs\""), 200);
        try (ApiServer server =
                ApiServer.start(new FakeViews(), keys, "bithedge.operations.watcher-url=" + url(watcher))) {
            JsonNode part =
                    ApiServer.json(server.get("/v1/operations")).path("parts").path("watcher");
            assertPart(part, "chain-watcher", "UP", "");
            assertThat(part.path("details").path("roles").isNull()).isTrue();
        } finally {
            watcher.stop(0);
        }
    }

    @Test
    void putsAPartsOwnWordIntoOurs() throws Exception {
        HttpServer halted = part("{\"state\":\"HALTED\",\"reason\":\"a block below the final one\"}", 200);
        HttpServer broken = part("<html>", 200);
        HttpServer failing = part("{}", 500);
        FakeViews views = new FakeViews();
        views.beingRead = true;
        try (ApiServer server = ApiServer.start(
                views,
                keys,
                "bithedge.operations.watcher-url=" + url(halted),
                "bithedge.operations.submitter-url=" + url(broken),
                "bithedge.operations.oracle-url=" + url(failing))) {
            JsonNode parts = ApiServer.json(server.get("/v1/operations")).path("parts");
            assertPart(parts.path("watcher"), "chain-watcher", "DOWN", "a block below the final one");
            assertThat(parts.path("watcher").path("details").isNull()).isTrue();
            assertPart(parts.path("submitter"), "tx-submitter", "DOWN", "its status cannot be read");
            assertPart(parts.path("oracle"), "oracle", "DOWN", "it answers its status with HTTP 500");
        } finally {
            halted.stop(0);
            broken.stop(0);
            failing.stop(0);
        }
    }

    @Test
    void saysWhichPartNobodyToldItAbout() throws Exception {
        try (ApiServer server = ApiServer.start(new FakeViews(), keys)) {
            assertPart(
                    ApiServer.json(server.get("/v1/operations")).path("parts").path("oracle"),
                    "oracle",
                    "UNKNOWN",
                    "bithedge.operations.oracle-url names no address");
        }
    }

    private static void assertPart(JsonNode part, String name, String state, String reason) {
        assertThat(part.path("name").stringValue()).isEqualTo(name);
        assertThat(part.path("state").stringValue()).isEqualTo(state);
        assertThat(part.path("reason").stringValue()).isEqualTo(reason);
    }
}
