package io.bithedge.watcher.source;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All that our records say of a block: its head and the transactions that touch our contracts. */
record BlockContents(ChainBlock block, List<ChainTransaction> transactions) {
    BlockContents {
        transactions = List.copyOf(transactions);
    }

    /** SHA-256 of every field: equal for equal contents, short enough to be compared by eye. */
    String digest() {
        return Hashes.sha256(Bytes.copyOf(toString().getBytes(StandardCharsets.UTF_8)))
                .toPrefixedHex();
    }

    /** The first thing in which the two differ, in words. */
    String difference(BlockContents other) {
        if (!block.equals(other.block)) {
            return "%s against %s".formatted(block, other.block);
        }
        int common = Math.min(transactions.size(), other.transactions.size());
        for (int i = 0; i < common; i++) {
            if (!transactions.get(i).equals(other.transactions.get(i))) {
                return "%s against %s".formatted(transactions.get(i), other.transactions.get(i));
            }
        }
        return "%d transactions of ours against %d".formatted(transactions.size(), other.transactions.size());
    }
}
