package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What a node pushes about its mempool. */
public final class PushedMempool {
    private PushedMempool() {}

    /** Nodes have a word or two for it; the rest of a longer text is no reason. */
    private static final int REASON_CHARACTERS = 100;

    private static final String DROP = "POST /drop_mempool_tx";

    /** Why transactions were thrown out (`POST /drop_mempool_tx`); `replacedBy` is empty when nothing took the place. */
    public record Cause(String reason, String replacedBy) {
        public Cause {
            reason = reason.substring(0, Math.min(reason.length(), REASON_CHARACTERS));
        }

        /** The transaction that took the place, when one did. */
        public Optional<String> replacement() {
            return replacedBy.isEmpty() ? Optional.empty() : Optional.of(replacedBy);
        }
    }

    /** Gives each signed transaction that was taken in (`POST /new_mempool_tx`). Throws {@link ClientException.UnexpectedAnswer}. */
    public static void readTaken(PushBody body, Consumer<Bytes> each) {
        JsonWalk.items("POST /new_mempool_tx", body, item -> each.accept(item.asBytes()));
    }

    /** Of all transactions of a push. Throws {@link ClientException.UnexpectedAnswer}. */
    public static Cause readCause(PushBody body) {
        ObjectNode kept = JsonView.MAPPER.createObjectNode();
        JsonWalk.Field keep = (walk, key) -> kept.set(key, walk.value(key).node());
        JsonWalk.fields(DROP, body, Map.of("reason", keep, "new_txid", keep));
        JsonView json = JsonView.of(DROP, kept, "");
        return new Cause(
                json.text("reason"),
                json.optional("new_txid")
                        .map(JsonView::asTxid)
                        .map(Txid::prefixedHex)
                        .orElse(""));
    }

    /** Gives each transaction that was thrown out. Throws {@link ClientException.UnexpectedAnswer}. */
    public static void readDropped(PushBody body, Consumer<Txid> each) {
        JsonWalk.fields(
                DROP,
                body,
                Map.of(
                        "dropped_txids",
                        (walk, key) -> walk.items(key, JsonShape.PLAIN, item -> each.accept(item.asTxid()))));
    }
}
