package io.bithedge.cli.replay;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.replay.Pool.VaultTotals;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Token;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.Block;
import io.bithedge.stacks.client.BlockTransaction;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.ChainEvent.ContractLog;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.TransactionStatus;
import java.util.List;
import java.util.Optional;

/** Reads final blocks one after the other and folds what the vault printed in them. */
final class ChainFold {
    private final Chain chain;
    private final Principal.Contract vault;
    private final Pool pool = new Pool();
    private long next;
    private Bytes tip = Bytes.zeros(32);
    private long facts;

    ChainFold(Chain chain, Principal.Contract vault, long startHeight) {
        this.chain = chain;
        this.vault = vault;
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
        if (block.txCount() > 0) {
            List<BlockTransaction> transactions = chain.api()
                    .blockTransactions(block.indexBlockHash())
                    .orElseThrow(() -> new ChainFailure("the API lost block " + block.indexBlockHash()));
            transactions.forEach(transaction -> fold(block, transaction));
        }
        pool.endBlock(block.height(), block.burnBlockHeight());
        tip = block.indexBlockHash();
    }

    private void fold(Block block, BlockTransaction transaction) {
        if (transaction.status() != TransactionStatus.SUCCESS || hasNoEvents(transaction)) {
            return;
        }
        for (ContractLog log : prints(block, transaction)) {
            ChainPosition at = new ChainPosition(
                    block.height(),
                    block.burnBlockHeight(),
                    Math.toIntExact(transaction.txIndex()),
                    Math.toIntExact(log.ordinal()));
            pool.apply(VaultPrints.decode(ClarityView.of(ClarityValue.decode(log.value())), at));
            facts++;
        }
    }

    /** The vault's, in order. Where the API fails on the events of a transaction, which any stranger can bring about, its logs tell. */
    private List<ContractLog> prints(Block block, BlockTransaction transaction) {
        try {
            return events(transaction.txid()).stream()
                    .filter(ContractLog.class::isInstance)
                    .map(ContractLog.class::cast)
                    .filter(log -> log.contractId().equals(vault.toString()))
                    .toList();
        } catch (ClientException failed) {
            if (!ApiClient.failedOnContents(failed)) {
                throw failed;
            }
            return chain.api().prints(vault.toString(), block.height(), transaction);
        }
    }

    private List<ChainEvent> events(Txid txid) {
        return chain.api().events(txid).orElseThrow(() -> new ChainFailure("the API lost transaction " + txid));
    }

    /** A transfer has none that concern a contract; of others it is known where the API tells. */
    private static boolean hasNoEvents(BlockTransaction transaction) {
        return switch (transaction.call()) {
            case ApiTransaction.Call.Transfer any -> true;
            case ApiTransaction.Call.Other any -> true;
            case ApiTransaction.Call.ContractCall any -> toldNone(transaction);
            case ApiTransaction.Call.Deploy any -> toldNone(transaction);
        };
    }

    private static boolean toldNone(BlockTransaction transaction) {
        return transaction.outcome() instanceof BlockTransaction.Outcome.Known known && known.eventCount() == 0;
    }
}
