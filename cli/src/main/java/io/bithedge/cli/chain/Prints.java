package io.bithedge.cli.chain;

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

/** What some contracts printed, from the API alone. What strangers printed beside them is not given. */
public final class Prints {
    private final Chain chain;
    private final List<String> contracts;

    /** A print: where in its block, and what. Nothing of it is decoded. */
    public record Print(BlockTransaction transaction, ContractLog log) {
        public int txIndex() {
            return Math.toIntExact(transaction.txIndex());
        }

        public int ordinal() {
            return Math.toIntExact(log.ordinal());
        }
    }

    public Prints(Chain chain, Principal.Contract... contracts) {
        this.chain = chain;
        this.contracts =
                List.of(contracts).stream().map(Principal.Contract::toString).toList();
    }

    /** Those of a block, in order. */
    public List<Print> of(Block block) {
        if (block.txCount() == 0) {
            return List.of();
        }
        List<BlockTransaction> transactions = chain.api()
                .blockTransactions(block.indexBlockHash())
                .orElseThrow(() -> new ChainFailure("the API lost block " + block.indexBlockHash()));
        List<Print> prints = new ArrayList<>();
        for (BlockTransaction transaction : transactions) {
            if (transaction.status() == TransactionStatus.SUCCESS && !hasNoEvents(transaction)) {
                logs(block, transaction).forEach(log -> prints.add(new Print(transaction, log)));
            }
        }
        return prints;
    }

    /** In order. Where the API fails on the events of a transaction, which any stranger can bring about, the contracts' logs tell. */
    private List<ContractLog> logs(Block block, BlockTransaction transaction) {
        try {
            return events(transaction.txid()).stream()
                    .filter(ContractLog.class::isInstance)
                    .map(ContractLog.class::cast)
                    .filter(log -> contracts.contains(log.contractId()))
                    .toList();
        } catch (ClientException failed) {
            if (!ApiClient.failedOnContents(failed)) {
                throw failed;
            }
            return contracts.stream()
                    .flatMap(contract -> chain.api().prints(contract, block.height(), transaction).stream())
                    .sorted(Comparator.comparingLong(ContractLog::ordinal))
                    .toList();
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
