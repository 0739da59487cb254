package io.bithedge.stacks.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks over a JSON text without holding it: of an object the fields that somebody wants, of an array one item at a time. Text that
 * is not JSON is a {@link ClientException.UnexpectedAnswer}, a body that cannot be read an UncheckedIOException.
 */
final class JsonWalk {
    /** Of one text that somebody reads, in characters: a transaction has 2 MB at most, in hex. What is stepped over may be longer. */
    private static final int LONGEST_TEXT = 8_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .build();

    /** Reads one value out of the middle of a text. */
    private static final ObjectReader PART = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String request;
    private final JsonParser parser;

    /** Takes the value of a field, or goes on to its items. */
    @FunctionalInterface
    interface Field {
        void read(JsonWalk walk, String key);
    }

    private JsonWalk(String request, JsonParser parser) {
        this.request = request;
        this.parser = parser;
    }

    /** The fields of an object, in the order of the text; others are stepped over. */
    static void fields(String request, PushBody body, Map<String, Field> wanted) {
        walk(request, body, walk -> walk.fields(wanted));
    }

    /** The items of an array. */
    static void items(String request, PushBody body, Consumer<JsonView> each) {
        walk(request, body, walk -> walk.items("", JsonShape.PLAIN, each));
    }

    private static void walk(String request, PushBody body, Consumer<JsonWalk> work) {
        try (InputStream in = body.open();
                JsonParser parser = MAPPER.createParser(in)) {
            JsonWalk walk = new JsonWalk(request, parser);
            parser.nextToken();
            work.accept(walk);
            if (parser.nextToken() != null) {
                throw new ClientException.UnexpectedAnswer(
                        request, "", "the end", parser.currentToken() + " behind it");
            }
        } catch (JacksonException e) {
            throw new ClientException.UnexpectedAnswer(request, "", "JSON", String.valueOf(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(request + ": the body cannot be read", e);
        }
    }

    /** The value of the field, a text, number, or truth value: what is larger is stepped over, and stands there empty. */
    JsonView value(String key) {
        return JsonView.of(request, tree(JsonShape.PLAIN), key);
    }

    /** The items of the field's array, of each only its shape, forgotten before the next is read. */
    void items(String key, JsonShape shape, Consumer<JsonView> each) {
        require(JsonToken.START_ARRAY, key, "an array");
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            each.accept(JsonView.of(request, tree(shape), key + "[" + i + "]"));
        }
    }

    private void fields(Map<String, Field> wanted) {
        require(JsonToken.START_OBJECT, "", "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            Field field = wanted.get(key);
            if (field == null) {
                parser.skipChildren();
            } else {
                field.read(this, key);
            }
        }
    }

    private JsonNode tree(JsonShape shape) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            parser.skipChildren();
            return MAPPER.createArrayNode();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return PART.readTree(parser);
        }
        ObjectNode kept = MAPPER.createObjectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            JsonShape part = shape.fields().get(key);
            if (part == null) {
                parser.skipChildren();
            } else {
                kept.set(key, tree(part));
            }
        }
        return kept;
    }

    private void require(JsonToken expected, String path, String what) {
        if (parser.currentToken() != expected) {
            throw new ClientException.UnexpectedAnswer(request, path, what, String.valueOf(parser.currentToken()));
        }
    }
}
