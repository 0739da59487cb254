package io.bithedge.stacks.client;

import java.util.HashMap;
import java.util.Map;

/**
 * Which fields of a JSON value somebody reads; whatever else stands in it is stepped over. Beside the bytes of a print a node writes it
 * out once more as JSON, and a list of a million values, which any stranger can print, is two hundred megabytes as a tree.
 *
 * @param fields none: it is a text, a number or a truth value; anything larger is kept empty
 */
record JsonShape(Map<String, JsonShape> fields) {
    static final JsonShape PLAIN = new JsonShape(Map.of());

    JsonShape {
        fields = Map.copyOf(fields);
    }

    /** An object of these fields, each plain. */
    static JsonShape of(String... names) {
        Map<String, JsonShape> fields = new HashMap<>();
        for (String name : names) {
            fields.put(name, PLAIN);
        }
        return new JsonShape(fields);
    }

    /** The same with one field more, of which only a part is kept. */
    JsonShape with(String name, JsonShape part) {
        Map<String, JsonShape> more = new HashMap<>(fields);
        more.put(name, part);
        return new JsonShape(more);
    }
}
