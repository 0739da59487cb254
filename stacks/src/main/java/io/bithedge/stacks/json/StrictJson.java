package io.bithedge.stacks.json;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Excerpt;
import io.bithedge.stacks.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value in a JSON text of our own: missing, unknown and repeated fields and values of another kind are refused with their
 * path, as a {@link JsonMismatchException}.
 */
public final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int SHOWN = 80;

    private final String source;
    private final String path;
    private final JsonNode node;

    private StrictJson(String source, String path, JsonNode node) {
        this.source = source;
        this.path = path;
        this.node = node;
    }

    /** `source` names the text in messages. */
    public static StrictJson parse(String source, String text) {
        try {
            return new StrictJson(source, "", MAPPER.readTree(text));
        } catch (JacksonException e) {
            throw new JsonMismatchException(source, "", "JSON", String.valueOf(e.getOriginalMessage()));
        }
    }

    /** An empty object to write into. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Refuses every field but these; also anything that is no object. */
    public StrictJson only(String... keys) {
        List<String> known = Arrays.asList(keys);
        for (String key : entries().keySet()) {
            if (!known.contains(key)) {
                throw new JsonMismatchException(source, child(key), "none but " + String.join(", ", known), "this one");
            }
        }
        return this;
    }

    public StrictJson field(String key) {
        return optional(key).orElseThrow(() -> new JsonMismatchException(source, child(key), "a value", "nothing"));
    }

    /** Empty when absent or null. */
    public Optional<StrictJson> optional(String key) {
        JsonNode found = require(node.isObject(), "an object").get(key);
        return found == null || found.isNull()
                ? Optional.empty()
                : Optional.of(new StrictJson(source, child(key), found));
    }

    /** The fields of an object in the order of the text. */
    public Map<String, StrictJson> entries() {
        Map<String, StrictJson> entries = new LinkedHashMap<>();
        require(node.isObject(), "an object")
                .properties()
                .forEach(entry ->
                        entries.put(entry.getKey(), new StrictJson(source, child(entry.getKey()), entry.getValue())));
        return entries;
    }

    public List<StrictJson> list(String key) {
        StrictJson array = field(key);
        array.require(array.node.isArray(), "an array");
        List<StrictJson> items = new ArrayList<>();
        for (int i = 0; i < array.node.size(); i++) {
            items.add(new StrictJson(source, array.path + "[" + i + "]", array.node.get(i)));
        }
        return items;
    }

    public String text(String key) {
        return field(key).asText();
    }

    public String asText() {
        return require(node.isString(), "a string").stringValue();
    }

    public long integer(String key, long lowest, long highest) {
        StrictJson found = field(key);
        String expected = "an integer of " + lowest + " to " + highest;
        found.require(found.node.isIntegralNumber() && found.node.canConvertToLong(), expected);
        long value = found.node.longValue();
        found.require(value >= lowest && value <= highest, expected);
        return value;
    }

    public int small(String key, int lowest, int highest) {
        return Math.toIntExact(integer(key, lowest, highest));
    }

    /** Hex with or without `0x`. */
    public Bytes bytes(String key) {
        return field(key).parsed("hex", Bytes::ofHex);
    }

    /** A text that `parse` takes; it refuses with {@link MalformedException} or IllegalArgumentException. */
    public <T> T parsed(String expected, Function<String, T> parse) {
        try {
            return parse.apply(asText());
        } catch (MalformedException | IllegalArgumentException e) {
            throw mismatch(expected, node + " (" + e.getMessage() + ")");
        }
    }

    /** This value is not what it must be, for a reason that JSON cannot tell. */
    public JsonMismatchException mismatch(String expected, String got) {
        return new JsonMismatchException(source, path, expected, got);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private JsonNode require(boolean holds, String expected) {
        if (!holds) {
            throw mismatch(expected, Excerpt.of(node.toString(), SHOWN));
        }
        return node;
    }
}
