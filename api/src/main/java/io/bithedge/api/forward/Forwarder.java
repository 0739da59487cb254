package io.bithedge.api.forward;

import io.bithedge.api.problem.Problem;
import io.bithedge.ledger.Token;
import io.bithedge.pool.view.PoolViews.Host;
import java.net.http.HttpClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches an answer from the instance that has the key, and hands it on as it came. */
public final class Forwarder {
    /** Marks a request that was forwarded once: it is never forwarded again. */
    public static final String FORWARDED = ForwardMark.HEADER;

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    private final RestClient http;
    private final JsonMapper mapper;

    /** {@code mapper} reads the types of amounts. */
    public Forwarder(JsonMapper mapper) {
        this.mapper = mapper;
        // The older client of the JDK loses the body of a 401.
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build());
        factory.setReadTimeout(Duration.ofSeconds(10));
        http = RestClient.builder().requestFactory(factory).build();
    }

    /** To be thrown: the caller's route answers with it. */
    public RelayedAnswer get(Host host, String pathAndQuery) {
        return new RelayedAnswer(fetch(host, pathAndQuery));
    }

    private ResponseEntity<byte[]> fetch(Host host, String pathAndQuery) {
        return send(http.get().uri("http://%s:%d%s".formatted(host.host(), host.port(), pathAndQuery)), host);
    }

    /** A part of the answer that this instance puts together: there is none without it. */
    public <T> T get(Host host, String pathAndQuery, Class<T> type) {
        ResponseEntity<byte[]> answer = fetch(host, pathAndQuery);
        byte[] body = answer.getBody();
        if (answer.getStatusCode().isError() || body == null) {
            throw Problem.of(
                    HttpStatus.BAD_GATEWAY,
                    "INSTANCE_UNREACHABLE",
                    "another instance has a part of this and answered " + answer.getStatusCode());
        }
        return mapper.readValue(body, type);
    }

    /** The same, of amounts of one token. */
    public <T> T get(Host host, String pathAndQuery, Class<T> type, Token token) {
        return read(get(host, pathAndQuery, JsonNode.class), type, token);
    }

    /** A part of such an answer that has no amounts. */
    public <T> T read(JsonNode part, Class<T> type) {
        return mapper.readerFor(type).readValue(part);
    }

    /** A part of such an answer; its amounts are of {@code token}. */
    public <T> T read(JsonNode part, Class<T> type, Token token) {
        return mapper.readerFor(type).withAttribute(Token.class, token).readValue(part);
    }

    /** To be thrown: the caller's route answers with it. */
    public RelayedAnswer post(Host host, String path, Object body) {
        return new RelayedAnswer(send(
                http.post()
                        .uri("http://%s:%d%s".formatted(host.host(), host.port(), path))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body),
                host));
    }

    private static ResponseEntity<byte[]> send(RestClient.RequestHeadersSpec<?> request, Host host) {
        try {
            ResponseEntity<byte[]> answer = request.header(FORWARDED, "true")
                    .retrieve()
                    .onStatus(HttpStatusCode::isError, (sent, received) -> {})
                    .toEntity(byte[].class);
            return ResponseEntity.status(answer.getStatusCode())
                    .contentType(contentTypeOf(answer))
                    .body(answer.getBody());
        } catch (ResourceAccessException e) {
            LOG.warn("{}:{} does not answer: {}", host.host(), host.port(), e.getMessage());
            throw Problem.of(
                    HttpStatus.BAD_GATEWAY,
                    "INSTANCE_UNREACHABLE",
                    "another instance has this key but does not answer, ask again");
        }
    }

    private static MediaType contentTypeOf(ResponseEntity<byte[]> answer) {
        MediaType type = answer.getHeaders().getContentType();
        return type == null ? MediaType.APPLICATION_JSON : type;
    }
}
