package io.bithedge.cli.replay;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.chain.Prints;
import io.bithedge.cli.replay.Pool.VaultTotals;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Token;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.Block;
import java.util.Optional;

/** Reads final blocks one after the other and folds what the vault printed in them. */
final class ChainFold {
    private final Chain chain;
    private final Principal.Contract vault;
    private final Prints prints;
    private final Pool pool = new Pool();
    private long next;
    private Bytes tip = Bytes.zeros(32);
    private long facts;

    ChainFold(Chain chain, Principal.Contract vault, long startHeight) {
        this.chain = chain;
        this.vault = vault;
        this.prints = new Prints(chain, vault);
        this.next = startHeight;
    }

    Pool pool() {
        return pool;
    }

    /** The last block folded. */
    long height() {
        return next - 1;
    }

    long facts() {
        return facts;
    }

    /** Folds on through the block at `height`. */
    void foldTo(long height) {
        while (next <= height) {
            long wanted = next;
            Block block = chain.api()
                    .blockByHeight(wanted)
                    .orElseThrow(() -> new ChainFailure("the API has no block at height " + wanted));
            fold(block);
            next++;
        }
    }

    /** The index block hash of the canonical block at a height, as 0x and hex; empty when there is none. */
    Optional<String> hashAt(long height) {
        return chain.api()
                .blockByHeight(height)
                .map(block -> block.indexBlockHash().toPrefixedHex());
    }

    /** The vault's own buckets at the last block folded. */
    VaultTotals vaultTotals(Token token) {
        ClarityView totals = chain.readAt(tip, vault, "get-totals", ClarityValue.ascii(token.name()));
        return new VaultTotals(
                totals.uintLong("available"),
                totals.uintLong("locked"),
                totals.uintLong("premium"),
                totals.uintLong("fees"));
    }

    private void fold(Block block) {
        for (Prints.Print print : prints.of(block)) {
            ChainPosition at =
                    new ChainPosition(block.height(), block.burnBlockHeight(), print.txIndex(), print.ordinal());
            pool.apply(VaultPrints.decode(
                    ClarityView.of(ClarityValue.decode(print.log().value())), at));
            facts++;
        }
        pool.endBlock(block.height(), block.burnBlockHeight());
        tip = block.indexBlockHash();
    }
}
