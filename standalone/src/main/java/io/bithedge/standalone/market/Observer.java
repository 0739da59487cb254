package io.bithedge.standalone.market;

import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.Block;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.TransactionStatus;
import io.bithedge.standalone.chain.Chain;
import io.bithedge.standalone.parts.Deployment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads new blocks off the chain, as any stranger could, and remembers what our contracts said in them. */
final class Observer {
    private final Chain chain;
    private final List<String> contracts;
    private final Map<String, String> failed = new TreeMap<>();
    private long next;

    Observer(Chain chain, Deployment deployment, long from) {
        this.chain = chain;
        this.contracts = List.of(deployment.vault(), deployment.registry(), deployment.oracle());
        this.next = from;
    }

    /** What a block said: its burn height beside each print. */
    record Seen(long burnHeight, Happening happening) {}

    /** Everything new since the last call, in order. */
    List<Seen> read() {
        List<Seen> all = new ArrayList<>();
        Optional<Block> block = chain.api().blockByHeight(next);
        while (block.isPresent()) {
            if (block.get().txCount() > 0) {
                read(block.get(), all);
            }
            next++;
            block = chain.api().blockByHeight(next);
        }
        return all;
    }

    /** Transactions that did not succeed, by id: function and result. Cleared by the call. */
    Map<String, String> takeFailed() {
        Map<String, String> taken = new TreeMap<>(failed);
        failed.clear();
        return taken;
    }

    private void read(Block block, List<Seen> all) {
        List<ApiTransaction> transactions =
                chain.api().allBlockTransactions(block.indexBlockHash()).orElse(List.of());
        transactions.stream()
                .sorted(Comparator.comparingLong(tx -> tx.mined().orElseThrow().txIndex()))
                .forEach(transaction -> read(block, transaction, all));
    }

    private void read(Block block, ApiTransaction transaction, List<Seen> all) {
        if (!(transaction.call() instanceof ApiTransaction.Call.ContractCall call)
                || !contracts.contains(call.contractId())) {
            return;
        }
        var mined = transaction.mined().orElseThrow();
        if (transaction.status() != TransactionStatus.SUCCESS) {
            String result = "%s by %s: %s %s"
                    .formatted(
                            call.function(),
                            transaction.sender(),
                            transaction.wireStatus(),
                            ClarityValue.decode(mined.result()));
            failed.put(transaction.txid().toString(), result);
            return;
        }
        for (ChainEvent event : chain.api().allEvents(transaction.txid()).orElse(List.of())) {
            if (event instanceof ChainEvent.ContractLog log && contracts.contains(log.contractId())) {
                ClarityView print = ClarityView.of(ClarityValue.decode(log.value()));
                all.add(new Seen(block.burnBlockHeight(), new Happening(print.ascii("topic"), print)));
            }
        }
    }
}
