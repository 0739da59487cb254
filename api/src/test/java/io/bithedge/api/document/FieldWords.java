package io.bithedge.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What fields mean, one sentence a name: most names stand in many types and mean the same in all of them. A field with a comment of its own
 * keeps that.
 */
final class FieldWords {
    private static final String SEPARATOR = " = ";

    private final Map<String, String> words;
    private final Set<String> used = new HashSet<>();

    private FieldWords(Map<String, String> words) {
        this.words = words;
    }

    static FieldWords packaged() {
        try (InputStream in = FieldWords.class.getResourceAsStream("/openapi/fields.txt")) {
            return of(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static FieldWords of(List<String> lines) {
        Map<String, String> words = new HashMap<>();
        for (String line : lines) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] pair = line.split(SEPARATOR, 2);
                if (pair.length != 2 || words.put(pair[0], pair[1]) != null) {
                    throw new IllegalArgumentException("expected one `field = what it means` a name, got " + line);
                }
            }
        }
        return new FieldWords(words);
    }

    /** Says what is missing, and what nobody needs. */
    List<String> into(ObjectNode document) {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> type :
                document.path("components").path("schemas").properties()) {
            for (Map.Entry<String, JsonNode> field :
                    type.getValue().path("properties").properties()) {
                String place = type.getKey() + "." + field.getKey();
                if (!describe(place, field.getKey(), (ObjectNode) field.getValue())) {
                    faults.add(place + ": nothing says what it means");
                }
            }
        }
        words.keySet().stream()
                .filter(word -> !used.contains(word))
                .map(word -> word + ": no field has these words")
                .sorted()
                .forEach(faults::add);
        return faults;
    }

    private boolean describe(String place, String name, ObjectNode field) {
        if (field.has("description")) {
            return true;
        }
        String word = words.containsKey(place) ? place : name;
        used.add(word);
        if (!words.containsKey(word)) {
            return false;
        }
        field.put("description", words.get(word));
        return true;
    }
}
