package io.bithedge.watcher.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.KeptResult;

/**
 * A transaction as the chain tells it right now.
 *
 * @param contract empty when it is no contract call, as is {@code function}
 */
public record Seen(String sender, String contract, String function, Standing standing) {
    /** Where it is. */
    public sealed interface Standing {
        record InMempool() implements Standing {}

        /** Out of the mempool; it may still be mined or come back. */
        record Dropped(String wireStatus) implements Standing {}

        /** In a canonical block. */
        record Mined(long height, String indexBlockHash, long burnHeight, String wireStatus, Bytes result)
                implements Standing {
            public Mined {
                result = KeptResult.of(result);
            }

            /** Source: the API's `tx_status` of a mined transaction. */
            public boolean isSuccess() {
                return wireStatus.equals("success");
            }
        }
    }
}
