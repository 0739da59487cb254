package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A burn block as a node pushes it (`POST /new_burn_block`); after a fork of the burn chain heights repeat. */
public record PushedBurnBlock(long height, Bytes hash) {
    private static final String REQUEST = "POST /new_burn_block";

    /** Throws {@link ClientException.UnexpectedAnswer}. */
    public static PushedBurnBlock read(PushBody body) {
        ObjectNode kept = JsonView.MAPPER.createObjectNode();
        Map<String, JsonWalk.Field> wanted = new HashMap<>();
        List.of("burn_block_height", "burn_block_hash")
                .forEach(key -> wanted.put(
                        key, (walk, name) -> kept.set(name, walk.value(name).node())));
        JsonWalk.fields(REQUEST, body, wanted);
        JsonView json = JsonView.of(REQUEST, kept, "");
        return new PushedBurnBlock(json.natural("burn_block_height"), json.hash("burn_block_hash"));
    }
}
