package io.bithedge.cli.demo;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.Block;
import io.bithedge.stacks.client.BlockTransaction;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.TransactionStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads new blocks off the chain, as any stranger could, and remembers what our contracts said in them. After a fork it reads the other
 * branch from where they part; a transaction that it met before is not reported again.
 */
final class Observer {
    private final Chain chain;
    private final List<String> contracts;
    private final Map<String, String> failed = new TreeMap<>();
    /** The blocks that were read, lowest first, each the parent of the next one. */
    private final Deque<Block> line = new ArrayDeque<>();

    private final Set<Txid> met = new HashSet<>();
    private final long first;

    Observer(Chain chain, Deployment deployment, long from) {
        this.chain = chain;
        this.contracts = List.of(deployment.vault(), deployment.registry(), deployment.oracle());
        this.first = from;
    }

    /** What a block said: its burn height beside each print. */
    record Seen(long burnHeight, Happening happening) {}

    /** Everything new since the last call, in order. */
    List<Seen> read() {
        List<Seen> all = new ArrayList<>();
        Optional<Block> block = next();
        while (block.isPresent()) {
            if (follows(block.get())) {
                line.addLast(block.get());
                read(block.get(), all);
            } else {
                line.removeLast();
            }
            block = next();
        }
        return all;
    }

    private Optional<Block> next() {
        return chain.api().blockByHeight(first + line.size());
    }

    private boolean follows(Block block) {
        return line.isEmpty() || line.getLast().indexBlockHash().equals(block.parentIndexBlockHash());
    }

    /** Transactions that did not succeed, by id: function and result. Cleared by the call. */
    Map<String, String> takeFailed() {
        Map<String, String> taken = new TreeMap<>(failed);
        failed.clear();
        return taken;
    }

    private void read(Block block, List<Seen> all) {
        if (block.txCount() == 0) {
            return;
        }
        List<BlockTransaction> transactions =
                chain.api().blockTransactions(block.indexBlockHash()).orElse(List.of());
        transactions.stream()
                .filter(transaction -> met.add(transaction.txid()))
                .forEach(transaction -> read(block, transaction, all));
    }

    private void read(Block block, BlockTransaction transaction, List<Seen> all) {
        if (!(transaction.call() instanceof ApiTransaction.Call.ContractCall call)
                || !contracts.contains(call.contractId())) {
            return;
        }
        if (transaction.status() != TransactionStatus.SUCCESS) {
            String result = "%s by %s: %s %s"
                    .formatted(call.function(), transaction.sender(), transaction.wireStatus(), result(transaction));
            failed.put(transaction.txid().toString(), result);
            return;
        }
        for (ChainEvent event : chain.api().events(transaction.txid()).orElse(List.of())) {
            if (event instanceof ChainEvent.ContractLog log && contracts.contains(log.contractId())) {
                ClarityView print = ClarityView.of(ClarityValue.decode(log.value()));
                all.add(new Seen(block.burnBlockHeight(), new Happening(print.ascii("topic"), print)));
            }
        }
    }

    /** What a failed call returned, when the API still knows it. */
    private String result(BlockTransaction transaction) {
        return chain.api()
                .transaction(transaction.txid())
                .flatMap(ApiTransaction::mined)
                .map(mined -> ClarityValue.decode(mined.result()).toString())
                .orElse("result unknown");
    }
}
