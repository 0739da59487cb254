package io.bithedge.stacks;

import io.bithedge.stacks.signing.PrivateKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded vectors under src/test/resources. */
public final class Vectors {
    public static final JsonMapper MAPPER = JsonMapper.builder().build();
    public static final JsonNode ALL = MAPPER.readTree(resource("stacks_vectors.json"));

    private Vectors() {}

    public static String resource(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> of(String key) {
        return ALL.get(key).valueStream();
    }

    public static List<JsonNode> calls() {
        return resource("stacks_calls.jsonl").lines().map(MAPPER::readTree).toList();
    }

    public static PrivateKey key(String id) {
        return PrivateKey.ofHex(named("keys", id).get("private_key_hex").asString());
    }

    public static JsonNode transaction(String id) {
        return named("transactions", id);
    }

    private static JsonNode named(String list, String id) {
        return of(list).filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
