package io.bithedge.api.operations;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How one part is.
 *
 * @param state UP, DEGRADED (works, somebody should look), DOWN (does not work or does not answer) or UNKNOWN (nobody told us where it is)
 * @param reason why it is not UP, in words; empty when it is
 * @param details what it says of itself; an empty object when it says nothing
 */
public record PartStatus(String name, String state, String reason, JsonNode details) {
    private static final Set<String> GOOD = Set.of("UP", "READY", "FOLLOWING");
    private static final Set<String> BAD = Set.of("DOWN", "HALTED");

    /** Each service says `state` or `status`, and `reason`. */
    public static PartStatus said(String name, JsonNode status) {
        String word = status.path("state").asString(status.path("status").asString(""));
        String reason = status.path("reason").asString("");
        String state = GOOD.contains(word) ? "UP" : BAD.contains(word) ? "DOWN" : "DEGRADED";
        boolean isUnexplained = reason.isEmpty() && !state.equals("UP");
        return new PartStatus(name, state, isUnexplained ? "it says it is " + word : reason, status);
    }

    static PartStatus silent(String name, String reason) {
        return new PartStatus(name, "DOWN", reason, JsonNodeFactory.instance.objectNode());
    }

    static PartStatus unknown(String name, String key) {
        return new PartStatus(name, "UNKNOWN", key + " names no address", JsonNodeFactory.instance.objectNode());
    }
}
