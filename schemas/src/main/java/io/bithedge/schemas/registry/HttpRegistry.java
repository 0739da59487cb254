package io.bithedge.schemas.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
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

    private final List<HttpUrl> baseUrls;
    private final Optional<String> authorization;
    private final OkHttpClient http;
    /** Of the URL that answered last. */
    private final AtomicInteger current = new AtomicInteger();

    private final Map<Integer, Schema> schemasById = new ConcurrentHashMap<>();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();

    private record SubjectSchema(String subject, Schema schema) {}

    public HttpRegistry(String baseUrl) {
        this(RegistryAccess.at(baseUrl));
    }

    public HttpRegistry(RegistryAccess access) {
        this.baseUrls = access.urls().stream().map(HttpRegistry::parsed).toList();
        this.authorization = access.authorization();
        OkHttpClient.Builder client =
                new OkHttpClient.Builder().connectTimeout(Duration.ofSeconds(5)).callTimeout(Duration.ofSeconds(20));
        access.tls().ifPresent(tls -> client.sslSocketFactory(tls.sockets(), tls.trusted()));
        this.http = client.build();
    }

    private static HttpUrl parsed(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "%s: expected http://host:port or https://, got %s".formatted(RegistryAccess.URL, url));
        }
        return parsed;
    }

    @Override
    public int register(String subject, Schema schema) {
        return ids.computeIfAbsent(
                new SubjectSchema(subject, schema), any -> askId("subjects/" + subject + "/versions", schema));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new SubjectSchema(subject, schema), any -> askId("subjects/" + subject, schema));
    }

    @Override
    public Schema byId(int id) {
        Schema known = schemasById.get(id);
        if (known != null) {
            return known;
        }
        Schema schema = new Schema.Parser()
                .parse(ask("schemas/ids/" + id, new Request.Builder())
                        .path("schema")
                        .stringValue());
        schemasById.put(id, schema);
        return schema;
    }

    /** Sets the compatibility of every subject that has none of its own. Apicurio's default is NONE. */
    public void setCompatibility(String level) {
        compatible("config", level);
    }

    /** Of one subject, whatever the others have. */
    public void setCompatibility(String subject, String level) {
        compatible("config/" + subject, level);
    }

    private void compatible(String path, String level) {
        RequestBody body = RequestBody.create(MAPPER.writeValueAsString(Map.of("compatibility", level)), JSON);
        ask(path, new Request.Builder().put(body));
    }

    /** The id of `schema` under `subject`; empty when it is not registered there. */
    public OptionalInt find(String subject, Schema schema) {
        return tryAsk("subjects/" + subject, post(schema))
                .map(answer -> OptionalInt.of(answer.path("id").intValue()))
                .orElseGet(OptionalInt::empty);
    }

    /** Whether `subject` would take `schema` beside the newest it has; one that has none takes any. */
    public boolean isCompatible(String subject, Schema schema) {
        return tryAsk("compatibility/subjects/" + subject + "/versions/latest", post(schema))
                .map(answer -> answer.path("is_compatible").booleanValue())
                .orElse(true);
    }

    private static Request.Builder post(Schema schema) {
        return new Request.Builder()
                .post(RequestBody.create(MAPPER.writeValueAsString(Map.of("schema", schema.toString())), JSON));
    }

    private int askId(String path, Schema schema) {
        return ask(path, post(schema)).path("id").intValue();
    }

    private JsonNode ask(String path, Request.Builder unaddressed) {
        Answer answer = send(path, unaddressed);
        return answer.body().orElseThrow(answer::refused);
    }

    /** Empty when there is no such thing. */
    private Optional<JsonNode> tryAsk(String path, Request.Builder unaddressed) {
        return send(path, unaddressed).body();
    }

    /** What a registry said; {@code body} is empty when it has no such thing. */
    private record Answer(Request request, int code, String text, Optional<JsonNode> body) {
        RegistryException refused() {
            String what = "%s %s: HTTP %d %s".formatted(request.method(), request.url(), code, text);
            return new RegistryException(
                    code == 401 || code == 403
                            ? "%s: expected a user or a token that the registry takes, in %s or %s"
                                    .formatted(what, RegistryAccess.USER_INFO, RegistryAccess.BEARER_TOKEN)
                            : what);
        }
    }

    /** Each attempt that fails asks the next URL; what was refused would be refused by another too. */
    private Answer send(String path, Request.Builder unaddressed) {
        authorization.ifPresent(header -> unaddressed.header("Authorization", header));
        for (int attempt = 1; ; attempt++) {
            int asked = current.get();
            HttpUrl url = baseUrls.get(Math.floorMod(asked, baseUrls.size()))
                    .newBuilder()
                    .addPathSegments(path)
                    .build();
            Request request = unaddressed.url(url).build();
            try (Response response = http.newCall(request).execute()) {
                String text = response.body().string();
                if (response.isSuccessful()) {
                    return new Answer(request, response.code(), text, Optional.of(MAPPER.readTree(text)));
                }
                Answer refused = new Answer(request, response.code(), text, Optional.empty());
                if (response.code() == NOT_FOUND) {
                    return refused;
                }
                if (response.code() < 500 || attempt == ATTEMPTS) {
                    throw refused.refused();
                }
            } catch (SSLException e) {
                throw new RegistryException(
                        "%s %s: no encrypted connection, see %s* or the bundle: %s"
                                .formatted(request.method(), url, RegistryAccess.TLS_PREFIX, e.getMessage()),
                        e);
            } catch (IOException | JacksonException e) {
                if (attempt == ATTEMPTS) {
                    throw new RegistryException(request.method() + " " + url + ": " + e.getMessage(), e);
                }
            }
            current.compareAndSet(asked, asked + 1);
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
