package io.bithedge.contracts.print;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A print as the contracts' own tests recorded it: raw bytes, and what stands in them. */
public record PrintFixture(OurContract contract, String topic, Bytes raw, JsonNode value) {
    private static final Set<String> ENVELOPE = Set.of("topic", "version");
    private static final Path FOLDER = Path.of("..", "clarity", "fixtures");
    private static final JsonMapper MAPPER = new JsonMapper();

    public static List<PrintFixture> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(PrintFixture::read)
                    .filter(json -> json.has("topic"))
                    .map(PrintFixture::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        return MAPPER.readTree(file.toFile());
    }

    private static PrintFixture of(JsonNode json) {
        String name = json.path("contract").stringValue();
        OurContract contract = Arrays.stream(OurContract.values())
                .filter(candidate -> candidate.sourceName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("fixture of the unknown contract " + name));
        return new PrintFixture(
                contract,
                json.path("topic").stringValue(),
                Bytes.ofHex(json.path("rawHex").stringValue()),
                json.path("value"));
    }

    @Override
    public String toString() {
        return "%s#%s".formatted(contract.sourceName(), topic);
    }

    /** What an event made of it holds, field by field: names in camelCase, values as text; without what the table reads itself. */
    public Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!ENVELOPE.contains(field.getKey())) {
                fields.put(camelCase(field.getKey()), text(field.getValue()));
            }
        }
        return fields;
    }

    private static String text(JsonNode value) {
        if (value.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            value.properties().forEach(field -> fields.put(camelCase(field.getKey()), text(field.getValue())));
            return fields.toString();
        }
        return value.isArray()
                ? text(value.valueStream().map(JsonNode::asString).toList())
                : value.asString();
    }

    /** Of several. */
    public static String text(Collection<?> items) {
        return items.stream().map(String::valueOf).toList().toString();
    }

    private static String camelCase(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String word : kebab.split("-", -1)) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
