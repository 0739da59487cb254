package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.util.List;
import java.util.Optional;

/** What a node pushes about its mempool. */
public sealed interface PushedMempool {
    /** Taken in (`POST /new_mempool_tx`), as signed bytes. */
    record Taken(List<Bytes> transactions) implements PushedMempool {
        public Taken {
            transactions = List.copyOf(transactions);
        }
    }

    /** Thrown out (`POST /drop_mempool_tx`). */
    record Dropped(List<Txid> txids, String reason, String replacedBy) implements PushedMempool {
        public Dropped {
            txids = List.copyOf(txids);
        }

        /** The transaction that took the place, when one did. */
        public Optional<String> replacement() {
            return replacedBy.isEmpty() ? Optional.empty() : Optional.of(replacedBy);
        }
    }

    /** Throws {@link ClientException.UnexpectedAnswer}. */
    static Taken parseTaken(String body) {
        return new Taken(JsonView.parse("POST /new_mempool_tx", body).asList().stream()
                .map(JsonView::asBytes)
                .toList());
    }

    /** Throws {@link ClientException.UnexpectedAnswer}. */
    static Dropped parseDropped(String body) {
        JsonView json = JsonView.parse("POST /drop_mempool_tx", body);
        return new Dropped(
                json.field("dropped_txids").asList().stream()
                        .map(JsonView::asTxid)
                        .toList(),
                json.text("reason"),
                json.optional("new_txid")
                        .map(JsonView::asTxid)
                        .map(Txid::prefixedHex)
                        .orElse(""));
    }
}
