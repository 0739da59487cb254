package io.bithedge.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds answers against {@code docs/openapi.json}, more strictly than a client would: a field that the document does not know is a fault too.
 * Paths that it does not know are not looked at, but for their problems.
 */
public final class ApiContract {
    private static final String PROBLEM = "application/problem+json";
    private static final ApiContract PACKAGED = new ApiContract(packaged());

    private final ObjectNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    public ApiContract(ObjectNode document) {
        this.document = document.deepCopy();
        this.document.path("components").path("schemas").forEach(ApiContract::close);
    }

    private static ObjectNode packaged() {
        try (InputStream in = ApiContract.class.getResourceAsStream("/docs/openapi.json")) {
            return (ObjectNode)
                    JsonMapper.shared().readTree(Objects.requireNonNull(in, "docs/openapi.json is not packaged"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packaged one. */
    static JsonNode document() {
        return PACKAGED.document;
    }

    /** The answer, if it is what the packaged document says. */
    public static HttpResponse<String> kept(HttpResponse<String> answer) {
        List<String> faults = PACKAGED.faults(answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s answers %d, not as docs/openapi.json says:%n%s%n%s"
                    .formatted(
                            answer.request().method(),
                            answer.uri(),
                            answer.statusCode(),
                            String.join(System.lineSeparator(), faults),
                            answer.body()));
        }
        return answer;
    }

    /** No field that is not named: a tester's strictness, which clients must not have. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode fields
                && fields.path("properties").isObject()
                && !fields.has("additionalProperties")) {
            fields.put("additionalProperties", false);
        }
        schema.forEach(ApiContract::close);
    }

    public List<String> faults(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        if (type.equals(PROBLEM)) {
            return violations("Problem", refTo("Problem"), answer.body());
        }
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        String status = Integer.toString(answer.statusCode());
        Optional<JsonNode> operation = template(answer.uri().getPath())
                .map(path -> document.path("paths").path(path).path(method));
        if (operation.isEmpty() || operation.get().isMissingNode() || status.equals("304") || method.equals("head")) {
            return List.of();
        }
        JsonNode content = operation.get().path("responses").path(status).path("content");
        if (!content.has(type)) {
            return List.of("status %s with content type '%s' is not documented".formatted(status, type));
        }
        String key = operation.get().path("operationId").asString("") + " " + status + " " + type;
        return type.equals("application/json")
                ? violations(key, content.path(type).path("schema"), answer.body())
                : List.of();
    }

    private List<String> violations(String key, JsonNode schema, String body) {
        try {
            JsonNode value = JsonMapper.shared().readTree(body);
            return schemas.computeIfAbsent(key, any -> compiled(schema)).validate(value).stream()
                    .map(Object::toString)
                    .toList();
        } catch (JacksonException e) {
            return List.of("the body is not JSON: " + e.getMessage());
        }
    }

    private ObjectNode refTo(String name) {
        return JsonMapper.shared().createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("$schema", SpecificationVersion.DRAFT_2020_12.getDialectId());
        root.set("components", document.path("components"));
        root.putArray("allOf").add(schema);
        return registry.getSchema(root);
    }

    /** The documented path that this one is of; a part that is written out wins over a parameter. */
    private Optional<String> template(String path) {
        Map<Integer, String> byParameters = new TreeMap<>();
        for (String known : document.path("paths").propertyNames()) {
            List<String> literals = new ArrayList<>(List.of(known.split("\\{[^}]+}", -1)));
            String pattern = String.join(
                    "[^/]+",
                    literals.stream().map(java.util.regex.Pattern::quote).toList());
            if (path.matches(pattern)) {
                byParameters.put(literals.size(), known);
            }
        }
        return byParameters.values().stream().findFirst();
    }
}
