package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** S17 on the whole system: the vault says one unit too much, and an operator ends it on the command line. */
final class ReconciliationSteps {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RunningSystem system;
    private final Path data;

    ReconciliationSteps(RunningSystem system, Path data) {
        this.system = system;
        this.data = data;
    }

    /** The books equal the vault to the unit, at the newest block that every fold has applied. */
    void agreesWithTheVault() throws Exception {
        system.mine(2);
        await("both tokens are compared up to the newest final block", () -> {
            JsonNode tokens = get("/v1/reconciliation").path("tokens");
            return tokens.size() == 2
                    && tokens.valueStream()
                            .allMatch(it -> it.path("lagBlocks").asLong() == 0
                                    && it.path("agrees").asBoolean());
        });
        assertThat(stopping()).isEmpty();
        assertThat(quoteCode()).isNotEqualTo("INCIDENT_OPEN");
    }

    void stopsUntilAnOperatorResolvesIt() throws Exception {
        faults("""
                {"callReadSkews":[{"contract":"%s","function":"get-totals","field":"capital","delta":1}]}""".formatted(vault()));
        system.mine(2);
        await("the difference is an incident", () -> stopping().size() == 2);
        String first = incidentOfStx();
        assertThat(first).startsWith("reconcile:vault_available_differs:vault stx:");
        assertThat(quoteCode()).isEqualTo("INCIDENT_OPEN");
        assertThat(withdrawalCode())
                .as("withdrawals are the vault's own affair")
                .isEqualTo("UNKNOWN_PROVIDER");
        assertThat(incidents().status()).isEqualTo(1);

        done(incidents("acknowledge", first, "--reason=asking the node"));
        assertThat(quoteCode()).isEqualTo("INCIDENT_OPEN");

        // The difference outlives its resolution: a new incident.
        done(incidents("resolve", first, "--reason=seems fine"));
        system.mine(2);
        await("the difference is published again", () -> stopping().size() == 2);
        String second = incidentOfStx();
        assertThat(second).isNotEqualTo(first);

        faults("{\"clear\":true}");
        agreesAgain();
        assertThat(quoteCode()).as("nothing closes by itself").isEqualTo("INCIDENT_OPEN");
        for (String id : stopping()) {
            done(incidents("resolve", id, "--reason=the node is right again"));
        }
        done(incidents());
        assertThat(quoteCode()).isNotEqualTo("INCIDENT_OPEN");
    }

    private static void done(Result command) {
        assertThat(command.status()).as(command.text()).isZero();
    }

    private void agreesAgain() throws Exception {
        system.mine(2);
        await(
                "the vault is right again",
                () -> get("/v1/reconciliation")
                        .path("tokens")
                        .valueStream()
                        .allMatch(it -> it.path("agrees").asBoolean()));
    }

    private Result incidents(String... words) throws IOException, InterruptedException {
        String[] all = new String[words.length + 2];
        all[0] = "incidents";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--data=" + data;
        return CommandLine.run(all);
    }

    private List<String> stopping() {
        return get("/v1/incidents")
                .path("incidents")
                .valueStream()
                .filter(it -> it.path("stopsQuotesNow").asBoolean())
                .map(it -> it.path("id").asString())
                .toList();
    }

    private String incidentOfStx() {
        return stopping().stream()
                .filter(id -> id.contains("vault stx"))
                .findFirst()
                .orElseThrow();
    }

    private String quoteCode() {
        return code("/v1/quotes", """
                {"policyType":"PUT","strike":"5000000000000","amount":"1000000","expirationHeight":5000,
                 "buyer":"ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF"}""");
    }

    /** Of somebody who never acted: an incident is no reason. */
    private String withdrawalCode() {
        return code("/v1/withdrawals:prepare", """
                {"provider":"ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF","token":"STX","tier":"balanced",
                 "capital":"1","premium":"0"}""");
    }

    /** Empty when the request was granted. */
    private String code(String path, String body) {
        return post(port("topology"), path, body).path("code").asString("");
    }

    private void faults(String body) {
        post(port("devnet"), "/devnet/faults", body);
    }

    private String vault() throws IOException {
        return JSON.readTree(Files.readString(data.resolve("deployment.json")))
                .path("vault")
                .asString();
    }

    private int port(String part) {
        return system.process(part).path("port").asInt();
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("topology") + path)));
    }

    private JsonNode post(int port, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** On a connection of its own: between two requests a command line runs, for about as long as an idle connection is kept. */
    private JsonNode send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void await(String what, Callable<Boolean> holds) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(PAUSE).until(holds);
    }
}
