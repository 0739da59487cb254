package io.bithedge.stacks.client;

import java.util.List;
import java.util.OptionalLong;

/** What the API knows of an account's nonces; a missing one blocks all after it. */
public record AddressNonces(
        long possibleNextNonce,
        List<Long> detectedMissingNonces,
        List<Long> detectedMempoolNonces,
        long lastExecutedOrMinusOne,
        long lastMempoolOrMinusOne) {
    public AddressNonces {
        detectedMissingNonces = List.copyOf(detectedMissingNonces);
        detectedMempoolNonces = List.copyOf(detectedMempoolNonces);
    }

    /** Counts failed transactions too. */
    public OptionalLong lastExecutedNonce() {
        return lastExecutedOrMinusOne < 0 ? OptionalLong.empty() : OptionalLong.of(lastExecutedOrMinusOne);
    }

    public OptionalLong lastMempoolNonce() {
        return lastMempoolOrMinusOne < 0 ? OptionalLong.empty() : OptionalLong.of(lastMempoolOrMinusOne);
    }

    static AddressNonces of(JsonView json) {
        return new AddressNonces(
                json.integer("possible_next_nonce"),
                longs(json.field("detected_missing_nonces")),
                longs(json.field("detected_mempool_nonces")),
                json.optional("last_executed_tx_nonce").map(JsonView::asLong).orElse(-1L),
                json.optional("last_mempool_tx_nonce").map(JsonView::asLong).orElse(-1L));
    }

    /** The form of `extended/v3/principals/{p}/nonces`. */
    static AddressNonces ofV3(JsonView json) {
        JsonView mempool = json.field("mempool");
        return new AddressNonces(
                json.integer("next_nonce"),
                longs(mempool.field("missing_nonces")),
                longs(mempool.field("pending_nonces")),
                json.optional("last_confirmed_nonce").map(JsonView::asLong).orElse(-1L),
                mempool.optional("last_nonce").map(JsonView::asLong).orElse(-1L));
    }

    private static List<Long> longs(JsonView list) {
        return list.asList().stream().map(JsonView::asLong).toList();
    }
}
