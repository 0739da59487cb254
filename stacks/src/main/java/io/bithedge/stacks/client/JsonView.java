package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON read field by field; every mismatch names request and path. Fields that nobody asks for are ignored. */
final class JsonView {
    /** Of a body of 32 MB, read whole; each is a hundred bytes of memory. The longest page that an API has is a tenth of it. */
    private static final int MOST_TOKENS = 1_000_000;

    private static final long LATEST_SECOND = 253_402_300_799L;

    static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonMapper WHOLE = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .build();

    private final String request;
    private final JsonNode node;
    private final String path;

    private JsonView(String request, JsonNode node, String path) {
        this.request = request;
        this.node = node;
        this.path = path;
    }

    static JsonView parse(String request, String body) {
        try {
            return new JsonView(request, tree(body), "");
        } catch (StreamConstraintsException e) {
            throw new ClientException.UnexpectedAnswer(
                    request, "", "JSON of a size that we read", String.valueOf(e.getOriginalMessage()));
        } catch (JacksonException e) {
            throw new ClientException.UnexpectedAnswer(request, "", "JSON", HttpAnswer.excerpt(body));
        }
    }

    /** Of a whole body; what is larger than we read is a JacksonException, too. */
    static JsonNode tree(String body) {
        return WHOLE.readTree(body);
    }

    /** A part that was read by itself; `path` is where it stood. */
    static JsonView of(String request, JsonNode node, String path) {
        return new JsonView(request, node, path);
    }

    JsonView field(String key) {
        return optional(key).orElseThrow(() -> refuse(child(key), "a value", "nothing"));
    }

    /** Empty when absent or null. */
    Optional<JsonView> optional(String key) {
        if (!node.isObject()) {
            throw refuse(path, "an object", node.getNodeType().toString());
        }
        JsonNode found = node.get(key);
        return found == null || found.isNull()
                ? Optional.empty()
                : Optional.of(new JsonView(request, found, child(key)));
    }

    String text(String key) {
        return field(key).asText();
    }

    long integer(String key) {
        return field(key).asLong();
    }

    /** A number that counts, such as a height. */
    long natural(String key) {
        JsonView number = field(key);
        number.require(number.asLong() >= 0, "an integer of 0 or more");
        return number.asLong();
    }

    /** Seconds since 1970; of blocks from before Nakamoto, which have null or nothing there, those of the burn block. */
    long time(String key, String burnKey) {
        return optional(key).orElseGet(() -> field(burnKey)).asTime();
    }

    /** Seconds since 1970, before the year 10000: no calendar of ours goes further. */
    private long asTime() {
        require(asLong() >= 0 && asLong() <= LATEST_SECOND, "seconds since 1970");
        return asLong();
    }

    boolean bool(String key) {
        return field(key).asBool();
    }

    Bytes hash(String key) {
        return field(key).asHash();
    }

    BigInteger amount(String key) {
        return field(key).asAmount();
    }

    String asText() {
        require(node.isString(), "a string");
        return node.stringValue();
    }

    long asLong() {
        require(node.isIntegralNumber() && node.canConvertToLong(), "an integer");
        return node.longValue();
    }

    boolean asBool() {
        require(node.isBoolean(), "a boolean");
        return node.booleanValue();
    }

    /** Hex with or without `0x`. */
    Bytes asBytes() {
        try {
            return Bytes.ofHex(asText());
        } catch (MalformedException e) {
            throw refuse(path, "hex", String.valueOf(e.getMessage()));
        }
    }

    /** 32 bytes in hex, with or without `0x`. */
    Bytes asHash() {
        Bytes bytes = asBytes();
        require(bytes.size() == 32, "32 bytes of hex");
        return bytes;
    }

    Txid asTxid() {
        return new Txid(asHash());
    }

    /** A whole number not below zero: JSON integer, decimal string, or `0x` hex. */
    BigInteger asAmount() {
        if (node.isIntegralNumber() && node.bigIntegerValue().signum() >= 0) {
            return node.bigIntegerValue();
        }
        String text = node.isString() ? node.stringValue() : "";
        if (text.matches("[0-9]{1,78}")) {
            return new BigInteger(text);
        }
        require(text.matches("0x[0-9a-fA-F]{1,64}"), "an amount");
        return new BigInteger(text.substring(2), 16);
    }

    List<JsonView> asList() {
        if (!node.isArray()) {
            throw refuse(path, "an array", node.getNodeType().toString());
        }
        List<JsonView> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonView(request, node.get(i), path + "[" + i + "]"));
        }
        return items;
    }

    JsonNode node() {
        return node;
    }

    ClientException.UnexpectedAnswer refuse(String at, String expected, String got) {
        return new ClientException.UnexpectedAnswer(request, at, expected, got);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void require(boolean holds, String expected) {
        if (!holds) {
            throw refuse(path, expected, HttpAnswer.excerpt(node.toString()));
        }
    }
}
