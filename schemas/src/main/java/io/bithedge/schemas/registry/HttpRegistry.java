package io.bithedge.schemas.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A registry behind the Confluent REST API. Answers are cached: an id never changes its schema. */
public final class HttpRegistry implements SchemaRegistry {
    private static final MediaType JSON = MediaType.get("application/vnd.schemaregistry.v1+json");
    private static final int ATTEMPTS = 5;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String baseUrl;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(5))
            .callTimeout(Duration.ofSeconds(20))
            .build();
    private final Map<Integer, Schema> schemasById = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();

    private record SubjectSchema(String subject, Schema schema) {}

    public HttpRegistry(String baseUrl) {
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    @Override
    public int register(String subject, Schema schema) {
        return ids.computeIfAbsent(
                new SubjectSchema(subject, schema), any -> askId("/subjects/" + subject + "/versions", schema));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new SubjectSchema(subject, schema), any -> askId("/subjects/" + subject, schema));
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemasById.get(id);
        if (known != null) {
            return known;
        }
        Request request =
                new Request.Builder().url(baseUrl + "/schemas/ids/" + id).build();
        Schema schema = new Schema.Parser().parse(ask(request).path("schema").stringValue());
        schemasById.put(id, schema);
        return schema;
    }

    /** Sets the compatibility of every subject that has none of its own. Apicurio's default is NONE. */
    public void setCompatibility(String level) {
        RequestBody body = RequestBody.create(MAPPER.writeValueAsString(Map.of("compatibility", level)), JSON);
        ask(new Request.Builder().url(baseUrl + "/config").put(body).build());
    }

    /** Of one subject, whatever the others have. */
    public void setCompatibility(String subject, String level) {
        RequestBody body = RequestBody.create(MAPPER.writeValueAsString(Map.of("compatibility", level)), JSON);
        ask(new Request.Builder().url(baseUrl + "/config/" + subject).put(body).build());
    }

    /** The id of `schema` under `subject`; empty when it is not registered there. */
    public OptionalInt find(String subject, Schema schema) {
        return tryAsk(post("/subjects/" + subject, schema))
                .map(answer -> OptionalInt.of(answer.path("id").intValue()))
                .orElseGet(OptionalInt::empty);
    }

    /** Whether `subject` would take `schema` beside the newest it has; one that has none takes any. */
    public boolean isCompatible(String subject, Schema schema) {
        return tryAsk(post("/compatibility/subjects/" + subject + "/versions/latest", schema))
                .map(answer -> answer.path("is_compatible").booleanValue())
                .orElse(true);
    }

    private Request post(String path, Schema schema) {
        RequestBody body = RequestBody.create(MAPPER.writeValueAsString(Map.of("schema", schema.toString())), JSON);
        return new Request.Builder().url(baseUrl + path).post(body).build();
    }

    private int askId(String path, Schema schema) {
        return ask(post(path, schema)).path("id").intValue();
    }

    private JsonNode ask(Request request) {
        return tryAsk(request)
                .orElseThrow(() -> new RegistryException("%s %s: HTTP 404".formatted(request.method(), request.url())));
    }

    /** Empty when there is no such thing. */
    private Optional<JsonNode> tryAsk(Request request) {
        for (int attempt = 1; ; attempt++) {
            try (Response response = http.newCall(request).execute()) {
                String text = response.body().string();
                if (response.isSuccessful()) {
                    return Optional.of(MAPPER.readTree(text));
                }
                if (response.code() == NOT_FOUND) {
                    return Optional.empty();
                }
                if (response.code() < 500 || attempt == ATTEMPTS) {
                    throw new RegistryException(
                            "%s %s: HTTP %d %s".formatted(request.method(), request.url(), response.code(), text));
                }
            } catch (IOException | JacksonException e) {
                if (attempt == ATTEMPTS) {
                    throw new RegistryException(request.method() + " " + request.url() + ": " + e.getMessage(), e);
                }
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(100L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException("interrupted while waiting for the registry", e);
        }
    }
}
