package io.bithedge.stacks.client;

import java.util.HashMap;
import java.util.Map;

/**
 * Which fields of a JSON value somebody reads; whatever else stands in it is stepped over. Beside the bytes of a print a node writes it
 * out once more as JSON, and a list of a million values, which any stranger can print, is two hundred megabytes as a tree.
 *
 * @param fields none: the value is kept whole
 */
record JsonShape(Map<String, JsonShape> fields) {
    static final JsonShape WHOLE = new JsonShape(Map.of());

    JsonShape {
        fields = Map.copyOf(fields);
    }

    /** An object of these fields, each kept whole. */
    static JsonShape of(String... names) {
        Map<String, JsonShape> fields = new HashMap<>();
        for (String name : names) {
            fields.put(name, WHOLE);
        }
        return new JsonShape(fields);
    }

    /** The same with one field more, of which only a part is kept. */
    JsonShape with(String name, JsonShape part) {
        Map<String, JsonShape> more = new HashMap<>(fields);
        more.put(name, part);
        return new JsonShape(more);
    }

    boolean isWhole() {
        return fields.isEmpty();
    }
}
