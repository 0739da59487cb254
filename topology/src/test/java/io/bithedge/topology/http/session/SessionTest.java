package io.bithedge.topology.http.session;

import static io.bithedge.topology.http.ApiServer.header;
import static io.bithedge.topology.http.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.topology.http.ApiServer;
import io.bithedge.topology.http.Wallet;
import io.bithedge.topology.view.FakeViews;
import io.bithedge.topology.view.PoolViews.Host;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Signing in with a wallet, and what is kept for whoever did. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class SessionTest {
    @TempDir
    static Path keys;

    private final FakeViews views = new FakeViews();
    private final Wallet anna = new Wallet(11);
    private final Wallet berta = new Wallet(12);
    private ApiServer server;

    @BeforeAll
    void start() throws IOException {
        Files.writeString(keys.resolve("sessions.key"), "ab".repeat(32) + "\n");
        server = ApiServer.start(
                views, keys, "bithedge.sessions.drafts-per-address=2", "bithedge.sessions.note-bytes=100");
    }

    @BeforeEach
    void fill() {
        views.reset();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> put(String path, String body, String token) throws Exception {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", token)
                .PUT(BodyPublishers.ofString(body)));
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").stringValue();
    }

    @Test
    void showsWhatIsSigned() throws Exception {
        JsonNode challenge = anna.challenge(server);
        assertThat(challenge.path("domain").path("fields").path("name").stringValue())
                .isEqualTo("BitHedge Pool");
        assertThat(challenge.path("domain").path("fields").path("chainId").longValue())
                .isEqualTo(2_147_483_648L);
        JsonNode message = challenge.path("message").path("fields");
        assertThat(message.path("purpose").stringValue()).contains("moves no funds");
        assertThat(message.path("address").stringValue()).isEqualTo(anna.address());
        assertThat(message.path("pool").stringValue()).endsWith(".liquidity-pool-vault");
        assertThat(message.path("nonce").stringValue())
                .isEqualTo(challenge.path("nonce").stringValue());
    }

    @Test
    void takesASignatureOnce() throws Exception {
        JsonNode challenge = anna.challenge(server);
        String signature = anna.signature(challenge);
        HttpResponse<String> first = anna.open(server, challenge, signature);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first).path("address").stringValue()).isEqualTo(anna.address());
        HttpResponse<String> second = anna.open(server, challenge, signature);
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(code(second)).isEqualTo("CHALLENGE_USED");
    }

    @Test
    void refusesTheSignatureOfAnotherKeyAndTheChallengeOfAnotherAddress() throws Exception {
        JsonNode hers = anna.challenge(server);
        assertThat(code(anna.open(server, hers, berta.signature(hers)))).isEqualTo("WRONG_SIGNATURE");
        assertThat(code(anna.open(server, hers, "00"))).isEqualTo("WRONG_SIGNATURE");
        assertThat(code(berta.open(server, hers, berta.signature(hers)))).isEqualTo("CHALLENGE_FORGED");
        // A wrong signature uses nothing up.
        assertThat(anna.open(server, hers, anna.signature(hers)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "SP000000000000000000002Q6VF78",
                "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.policy-registry"
            })
    void challengesAccountsOfItsNetworkOnly(String address) throws Exception {
        HttpResponse<String> answer = server.post("/v1/sessions:challenge", "{\"address\": \"" + address + "\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("INVALID_FIELD");
    }

    /** The challenge comes from one instance, the signature goes to another, the token to either: still once. */
    @Test
    void worksOverSeveralInstances() throws Exception {
        FakeViews others = new FakeViews();
        try (ApiServer other = ApiServer.start(others, keys)) {
            others.hosts.add(new Host("127.0.0.1", server.port()));
            views.hosts.add(new Host("127.0.0.1", other.port()));
            JsonNode challenge = anna.challenge(server);
            String signature = anna.signature(challenge);
            HttpResponse<String> opened = anna.open(other, challenge, signature);
            assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
            assertThat(code(anna.open(server, challenge, signature))).isEqualTo("CHALLENGE_USED");
            assertThat(code(anna.open(other, challenge, signature))).isEqualTo("CHALLENGE_USED");
            String token = "Bearer " + json(opened).path("token").stringValue();
            assertThat(server.get("/v1/me/preferences", "Authorization", token).statusCode())
                    .isEqualTo(200);
            assertThat(other.get("/v1/me/preferences", "Authorization", token).statusCode())
                    .isEqualTo(200);
        }
        // Nobody is left who made it.
        views.hosts.clear();
        String strange = "A".repeat(64);
        HttpResponse<String> gone = server.post("/v1/sessions", """
                {"address": "%s", "nonce": "%s", "signature": "00"}""".formatted(anna.address(), strange));
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(code(gone)).isEqualTo("CHALLENGE_UNKNOWN");
    }

    @Test
    void keepsPreferencesAndDraftsWordForWord() throws Exception {
        String token = anna.signIn(server);
        assertThat(json(server.get("/v1/me/preferences", "Authorization", token))
                        .path("value")
                        .isEmpty())
                .isTrue();
        assertThat(put("/v1/me/preferences", "{\"theme\": \"dark\", \"n\": 12345678901234567890}", token)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> kept = server.get("/v1/me/preferences", "Authorization", token);
        assertThat(json(kept).path("value").toString()).isEqualTo("{\"theme\":\"dark\",\"n\":12345678901234567890}");
        assertThat(header(kept, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(kept, "ETag")).isEmpty();

        assertThat(put("/v1/me/drafts/one", "{\"a\":1}", token).statusCode()).isEqualTo(200);
        assertThat(put("/v1/me/drafts/two", "{\"a\":2}", token).statusCode()).isEqualTo(200);
        HttpResponse<String> third = put("/v1/me/drafts/three", "{\"a\":3}", token);
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(code(third)).isEqualTo("TOO_MANY_DRAFTS");
        assertThat(put("/v1/me/drafts/two", "{\"a\":22}", token).statusCode()).isEqualTo(200);
        assertThat(json(server.get("/v1/me/drafts", "Authorization", token))
                        .path("drafts")
                        .size())
                .isEqualTo(2);
        assertThat(server.send(server.request("/v1/me/drafts/one")
                                .header("Authorization", token)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.get("/v1/me/drafts/one", "Authorization", token).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/me/preferences | [1] | INVALID_FIELD",
                "/v1/me/preferences | 7 | INVALID_FIELD",
                "/v1/me/preferences | { | MALFORMED_REQUEST",
                "/v1/me/drafts/UP | {} | INVALID_FIELD",
                "/v1/me/drafts/..%2fx | {} | MALFORMED_REQUEST",
            })
    void refusesWhatIsNoNote(String path, String body, String code) throws Exception {
        HttpResponse<String> answer = put(path, body, anna.signIn(server));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
    }

    @Test
    void refusesANoteThatIsTooLarge() throws Exception {
        HttpResponse<String> answer =
                put("/v1/me/preferences", "{\"a\": \"" + "x".repeat(100) + "\"}", anna.signIn(server));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").stringValue()).contains("at most 100 bytes, got 108 bytes");
    }
}
