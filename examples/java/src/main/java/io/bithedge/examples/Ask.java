package io.bithedge.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bithedge.client.BooksApi;
import io.bithedge.client.DocumentApi;
import io.bithedge.client.HealthApi;
import io.bithedge.client.MarketApi;
import io.bithedge.client.MetricsApi;
import io.bithedge.client.NetworkApi;
import io.bithedge.client.OperationsApi;
import io.bithedge.client.PoliciesApi;
import io.bithedge.client.ProvidersApi;
import io.bithedge.client.QuotesApi;
import io.bithedge.client.RiskApi;
import io.bithedge.client.StatementsApi;
import io.bithedge.client.TransactionsApi;
import io.bithedge.client.http.ApiClient;
import io.bithedge.client.model.PolicyAnswer;
import io.bithedge.client.model.WatchTransactionRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Asks a running system for every GET of docs/openapi.json that answers JSON by the generated client, which refuses a field or a value that the document does not
 * know. Usage: {@code java -cp target/classes:target/lib/* io.bithedge.examples.Ask http://127.0.0.1:8080 ../../docs/openapi.json}; status 1
 * when an answer is refused, cannot be decoded, or a route was not asked.
 */
public final class Ask {
    private final ApiClient client = new ApiClient();
    private final Map<String, Callable<?>> questions = new LinkedHashMap<>();

    private Ask(String url) {
        client.updateBaseUri(url);
    }

    public static void main(String[] args) throws Exception {
        Ask ask = new Ask(args[0]);
        ask.prepare();
        List<String> faults = ask.everything(JsonMapper.builder().build().readTree(Path.of(args[1]).toFile()));
        faults.forEach(System.out::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /** One question an operation of the document, by its id, with ids from the system's own lists. */
    private void prepare() throws Exception {
        PoliciesApi policies = new PoliciesApi(client);
        PolicyAnswer policy = policies.policies(null, null, null, null, null, 500).getPolicies().getLast();
        String id = policy.getPolicyId().toString();
        String provider = policies.backers(id, null, 1).getBackers().get(0).getProvider();
        String txid = policy.getCreated().getTxid();
        String token = policy.getToken().getValue();
        String tier = policy.getTier().getValue();
        String at = policy.getAsOf().getHeight().toString();

        questions.put("policies", () -> policies.policies(policy.getOwner(), null, token + ":" + tier, null, null, 2));
        questions.put("policy", () -> policies.policy(id, at));
        questions.put("policyHistory", () -> policies.policyHistory(id));
        questions.put("backers", () -> policies.backers(id, null, null));
        QuotesApi quotes = new QuotesApi(client);
        questions.put("quote", () -> quotes.quote(policy.getQuoteId()));
        TransactionsApi transactions = new TransactionsApi(client);
        transactions.registerTransaction(new WatchTransactionRequest().txid(txid));
        questions.put("transaction", () -> transactions.transaction(txid));
        ofBooks(token, tier, at);
        ofProvider(provider, token, tier, at);
        ofThePool();
    }

    private void ofBooks(String token, String tier, String at) {
        BooksApi books = new BooksApi(client);
        questions.put("books", () -> books.books(at));
        questions.put("book", () -> books.book(token, tier, at));
        questions.put("vintages", () -> books.vintages(token, tier, null));
        RiskApi risk = new RiskApi(client);
        questions.put("exposure", () -> risk.exposure(token, tier));
        questions.put("risk", risk::risk);
        ProvidersApi providers = new ProvidersApi(client);
        questions.put("bookPolicies", () -> providers.bookPolicies(token, tier, "0", null, null, 2));
        questions.put("bookYield", () -> providers.bookYield(token, tier));
    }

    private void ofProvider(String address, String token, String tier, String at) {
        ProvidersApi providers = new ProvidersApi(client);
        questions.put("provider", () -> providers.provider(address, at));
        questions.put("entries", () -> providers.entries(address, null, 2));
        questions.put("providerPolicies", () -> providers.providerPolicies(address, null, 2));
        questions.put("providerYield", () -> providers.providerYield(address));
        questions.put("unfinal", () -> providers.unfinal(address));
        questions.put("proof", () -> providers.proof(address, token, tier));
        questions.put("providerRisk", () -> new RiskApi(client).providerRisk(address));
        StatementsApi statements = new StatementsApi(client);
        questions.put("statement", () -> statements.statement(address, token, tier, null, null, "json"));
    }

    private void ofThePool() {
        HealthApi health = new HealthApi(client);
        questions.put("health", health::health);
        questions.put("ready", health::ready);
        questions.put("status", health::status);
        MarketApi market = new MarketApi(client);
        questions.put("prices", market::prices);
        questions.put("priceDays", () -> market.priceDays("BTC", 3));
        questions.put("incidents", market::incidents);
        questions.put("reconciliation", market::reconciliation);
        questions.put("poolMetrics", () -> new MetricsApi(client).poolMetrics(null, null, 2));
        questions.put("network", () -> new NetworkApi(client).network());
        questions.put("operations", () -> new OperationsApi(client).operations());
        questions.put("openApiDocument", () -> new DocumentApi(client).openApiDocument());
    }

    private List<String> everything(JsonNode document) {
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (JsonNode path : document.path("paths")) {
            String operation = path.path("get").path("operationId").asText("");
            // The feed, the stream and the style sheet are for other programs: the generated client knows JSON.
            if (!path.at("/get/responses/200/content").has("application/json")) {
                continue;
            }
            asked++;
            try {
                if (questions.get(operation).call() == null) {
                    faults.add(operation + ": no answer");
                }
            } catch (Exception fault) {
                faults.add(operation + ": " + fault);
            }
        }
        System.out.printf("%d operations asked by a generated Java client, %d faults%n", asked, faults.size());
        return faults;
    }
}
