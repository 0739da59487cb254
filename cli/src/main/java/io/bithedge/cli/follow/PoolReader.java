package io.bithedge.cli.follow;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.Block;
import io.bithedge.stacks.client.BlockTransaction;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.ChainEvent.ContractLog;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.TransactionStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what vault and pool-roles printed in a block. What strangers printed is not even decoded. */
public final class PoolReader {
    private final Chain chain;
    private final Principal.Contract vault;
    private final Principal.Contract roles;

    public PoolReader(Chain chain, PoolContracts contracts) {
        this.chain = chain;
        this.vault = contracts.vault();
        this.roles = contracts.roles();
    }

    /** Empty when the canonical chain is not that high. */
    Optional<Block> blockAt(long height) {
        return chain.api().blockByHeight(height);
    }

    public Block tip() {
        return chain.api().latestBlock().orElseThrow(() -> new ChainFailure("the chain has no blocks"));
    }

    PoolBlock read(Block block) {
        List<PoolBlock.Print> prints = new ArrayList<>();
        if (block.txCount() > 0) {
            List<BlockTransaction> transactions = chain.api()
                    .blockTransactions(block.indexBlockHash())
                    .orElseThrow(() -> new ChainFailure("the API lost block " + block.indexBlockHash()));
            transactions.forEach(transaction -> prints.addAll(prints(block, transaction)));
        }
        return new PoolBlock(place(block), prints);
    }

    static BlockPlace place(Block block) {
        return new BlockPlace(
                block.height(),
                block.indexBlockHash(),
                block.parentIndexBlockHash(),
                block.burnBlockHeight(),
                block.burnBlockTime());
    }

    private List<PoolBlock.Print> prints(Block block, BlockTransaction transaction) {
        if (transaction.status() != TransactionStatus.SUCCESS || hasNoEvents(transaction)) {
            return List.of();
        }
        List<PoolBlock.Print> prints = new ArrayList<>();
        for (ContractLog log : logs(block, transaction)) {
            source(log.contractId())
                    .ifPresent(source -> prints.add(new PoolBlock.Print(
                            source,
                            Math.toIntExact(transaction.txIndex()),
                            Math.toIntExact(log.ordinal()),
                            log.value())));
        }
        return prints;
    }

    private Optional<PoolBlock.Source> source(String contract) {
        if (contract.equals(vault.toString())) {
            return Optional.of(PoolBlock.Source.VAULT);
        }
        return contract.equals(roles.toString()) ? Optional.of(PoolBlock.Source.ROLES) : Optional.empty();
    }

    /** In order. Where the API fails on the events of a transaction, which any stranger can bring about, the contracts' logs tell. */
    private List<ContractLog> logs(Block block, BlockTransaction transaction) {
        try {
            return events(transaction.txid()).stream()
                    .filter(ContractLog.class::isInstance)
                    .map(ContractLog.class::cast)
                    .toList();
        } catch (ClientException failed) {
            if (!ApiClient.failedOnContents(failed)) {
                throw failed;
            }
            List<ContractLog> logs = new ArrayList<>(chain.api().prints(vault.toString(), block.height(), transaction));
            logs.addAll(chain.api().prints(roles.toString(), block.height(), transaction));
            logs.sort(Comparator.comparingLong(ContractLog::ordinal));
            return logs;
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
