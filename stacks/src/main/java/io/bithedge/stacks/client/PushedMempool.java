package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What a node pushes about its mempool. */
public final class PushedMempool {
    private PushedMempool() {}

    /** Thrown out (`POST /drop_mempool_tx`). */
    public record Dropped(List<Txid> txids, String reason, String replacedBy) {
        public Dropped {
            txids = List.copyOf(txids);
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

    /** Throws {@link ClientException.UnexpectedAnswer}. */
    public static Dropped readDropped(PushBody body) {
        String request = "POST /drop_mempool_tx";
        List<Txid> txids = new ArrayList<>();
        ObjectNode kept = JsonView.MAPPER.createObjectNode();
        JsonWalk.Field keep = (walk, key) -> kept.set(key, walk.value(key).node());
        JsonWalk.fields(
                request,
                body,
                Map.of(
                        "dropped_txids",
                        (walk, key) -> walk.items(key, JsonShape.WHOLE, item -> txids.add(item.asTxid())),
                        "reason",
                        keep,
                        "new_txid",
                        keep));
        JsonView json = JsonView.of(request, kept, "");
        return new Dropped(
                txids,
                json.text("reason"),
                json.optional("new_txid")
                        .map(JsonView::asTxid)
                        .map(Txid::prefixedHex)
                        .orElse(""));
    }
}
