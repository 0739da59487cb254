package io.bithedge.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.ApiServer;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.PriceView;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document in `docs/` is what the routes are today. Run with `-Dbithedge.recordSchemas=true` to write it anew:
 * {@code ./mvnw -pl api -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dbithedge.recordSchemas=true}.
 */
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("../docs/openapi.json");
    private static final String BOOK = "STX:balanced";

    /** Answers of the pool in memory that stand as examples: route, and what is asked. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "/v1/books", "/v1/books",
            "/v1/books/{token}/{tier}", "/v1/books/STX/balanced",
            "/v1/books/{token}/{tier}/vintages", "/v1/books/STX/balanced/vintages",
            "/v1/providers/{address}", "/v1/providers/" + ApiServer.ADDRESS,
            "/v1/policies", "/v1/policies",
            "/v1/policies/{id}", "/v1/policies/7",
            "/v1/network", "/v1/network",
            "/v1/reconciliation", "/v1/reconciliation",
            "/v1/incidents", "/v1/incidents");

    @Test
    void documentsWhatIsServed(@TempDir Path keys) throws Exception {
        String today = write(generate(keys));
        if (Boolean.getBoolean("bithedge.recordSchemas")) {
            Files.writeString(DOCUMENT, today);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/openapi.json is not what the routes are: the comment of this class says how to write it anew")
                .isEqualTo(today);
    }

    private static ObjectNode generate(Path keys) throws IOException, InterruptedException {
        FakeViews views = new FakeViews();
        views.books.add(FakeViews.book(BOOK, 3, 1_010));
        views.accounts.put(ApiServer.ADDRESS + "/" + BOOK, FakeViews.account(ApiServer.ADDRESS, BOOK, 3, 1_000, 77));
        views.policies.add(FakeViews.policy(7, BOOK, 2_000, 500));
        views.prices.put("BTC", new PriceView.Known("BTC", 6_000_000_000_000L, 3, 1));
        try (ApiServer server = ApiServer.start(
                views,
                keys,
                DocumentConfiguration.class,
                "springdoc.api-docs.enabled=true",
                "springdoc.api-docs.version=openapi_3_1",
                "springdoc.paths-to-match=/v1/**",
                "springdoc.packages-to-scan=io.bithedge.api")) {
            HttpResponse<String> answer = server.get("/v3/api-docs");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(answer.body());
            for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
                addExample(document, example.getKey(), ApiServer.json(server.get(example.getValue())));
            }
            return document;
        }
    }

    private static void addExample(ObjectNode document, String route, JsonNode answer) {
        JsonNode content = document.path("paths")
                .path(route)
                .path("get")
                .path("responses")
                .path("200")
                .path("content");
        content.forEach(type -> ((ObjectNode) type).set("example", answer));
    }

    /** Fields in the order of their names: the generator's order is chance. */
    private static String write(JsonNode document) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(sorted(document))
                + "\n";
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.propertyStream().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return new LinkedHashMap<>(fields);
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node;
    }
}
