package io.bithedge.api.live;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a topic answered.
 *
 * @param essence without the fields that change although nothing happened: block and age
 * @param asOfHeight -1 when it names no block
 */
record Answer(String json, JsonNode essence, long asOfHeight) {
    private static final Set<String> PASSING = Set.of("asOf", "ageMs", "sinceMs");

    static Answer of(JsonNode tree) {
        String json = tree.toString();
        long height = tree.path("asOf").path("height").asLong(-1);
        return new Answer(json, strip(tree.deepCopy()), height);
    }

    private static JsonNode strip(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            fields.remove(PASSING);
        }
        node.forEach(Answer::strip);
        return node;
    }
}
