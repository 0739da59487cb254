package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ten questions of docs/analysts.md as the HTTP API of a running system answers them. */
final class PoolAnswers implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BALANCE =
            "netDeposits pendingDeposits locked losses available premiumPending premiumEarned premiumWithdrawn";
    private static final List<String> BALANCE_OF_API = List.of(
            "deposited",
            "pending",
            "locked",
            "losses",
            "available",
            "premiumPending",
            "premiumEarned",
            "premiumWithdrawn");

    private final HttpClient client = HttpClient.newHttpClient();
    private final RunningSystem system;

    PoolAnswers(RunningSystem system) {
        this.system = system;
    }

    /** Where its answer comes in the order of all, what the rows are of, and what is summed. */
    enum Question {
        PREMIUM(0, "token tier", "net"),
        LOSSES(1, "provider token", "losses"),
        POLICIES(2, "token status", "policies collateral payout"),
        PROVIDER(3, "token tier", BALANCE),
        PROVIDER_THEN(4, "token tier", "netDeposits"),
        CAPITAL(5, "token height", "capital locked"),
        BUYERS(6, "buyer token", "policies premium collateral"),
        UTILISATION(7, "token tier", "capital locked used capacity"),
        PAYOUTS(8, "token tier", "payout premium"),
        BALANCES(10, "provider token tier", BALANCE);

        private final int at;
        private final String by;
        private final String amounts;

        Question(int at, String by, String amounts) {
            this.at = at;
            this.by = by;
            this.amounts = amounts;
        }

        Answer of(List<Answer> answers) {
            return answers.get(at);
        }

        Map<String, String> sums(Answer answer) {
            return answer.sums(by, amounts);
        }
    }

    /** Who is asked for, and the height as of which. */
    record Asked(String provider, long height) {}

    /** Somebody who backs a policy, and three quarters of the height. */
    Asked asked() throws IOException, InterruptedException {
        String provider =
                get("/v1/policies/1/backers").at("/backers/0/provider").asString();
        return new Asked(provider, get("/v1/books").at("/asOf/height").asLong() * 3 / 4);
    }

    /** Of these providers: the API has no list of them, the topics say who they are. */
    Answer answer(Question question, Asked asked, Set<String> providers) throws IOException, InterruptedException {
        return switch (question) {
            case PREMIUM -> books("token tier net", true, "premiumEarned");
            case UTILISATION ->
                books("token tier capital locked used capacity", false, "capital", "locked", "used", "capacity");
            case PAYOUTS -> books("token tier payout premium", true, "losses", "premiumEarned");
            case LOSSES, BALANCES -> balances(providers, "");
            case PROVIDER -> balances(Set.of(asked.provider()), "");
            case PROVIDER_THEN -> balances(Set.of(asked.provider()), "?at=" + asked.height());
            case POLICIES, BUYERS -> policies();
            case CAPITAL -> snapshots();
        };
    }

    private Answer books(String columns, boolean onlyEarned, String... fields)
            throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode book : get("/v1/books").path("books")) {
            if (!onlyEarned || !book.path("premiumEarned").asString().equals("0")) {
                rows.add(row(book, List.of("token", "tier"), List.of(fields)));
            }
        }
        return Answer.of(columns, rows);
    }

    private Answer balances(Set<String> providers, String query) throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        for (String provider : new TreeSet<>(providers)) {
            for (JsonNode book : get("/v1/providers/" + provider + query).path("books")) {
                List<String> row = new ArrayList<>(List.of(provider));
                row.addAll(row(book, List.of("token", "tier"), BALANCE_OF_API));
                rows.add(row);
            }
        }
        return Answer.of("provider token tier " + BALANCE, rows);
    }

    private Answer policies() throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode policy : get("/v1/policies?limit=500").path("policies")) {
            List<String> row =
                    new ArrayList<>(row(policy, List.of("token", "status", "owner"), List.of("collateral", "premium")));
            row.add(policy.at("/settlement/payout").asString("0"));
            row.add("1");
            rows.add(row);
        }
        return Answer.of("token status buyer collateral premium payout policies", rows);
    }

    private Answer snapshots() throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode snapshot : get("/v1/pool/metrics?limit=500").path("snapshots")) {
            for (JsonNode token : snapshot.path("tokens")) {
                rows.add(List.of(
                        token.path("token").asString(),
                        snapshot.path("height").asString(),
                        token.path("capital").asString(),
                        token.path("locked").asString()));
            }
        }
        return Answer.of("token height capital locked", rows);
    }

    private static List<String> row(JsonNode node, List<String> names, List<String> amounts) {
        List<String> row = new ArrayList<>();
        names.forEach(name -> row.add(node.path(name).asString()));
        amounts.forEach(name -> row.add(node.path(name).asString()));
        return row;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url("topology") + path))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
