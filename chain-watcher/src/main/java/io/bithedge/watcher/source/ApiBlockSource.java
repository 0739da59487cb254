package io.bithedge.watcher.source;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.ApiTransaction.Call;
import io.bithedge.stacks.client.ApiTransaction.Standing.Mined;
import io.bithedge.stacks.client.Block;
import io.bithedge.stacks.client.BlockTransaction;
import io.bithedge.stacks.client.BlockTransaction.Outcome;
import io.bithedge.stacks.client.ChainEvent;
import io.bithedge.stacks.client.ChainEvent.ContractLog;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.NodeInfo;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Pulls the chain from a Hiro-compatible API, and the burn tip from a node. Transactions are paged by the block's hash, not
 * by its height, which may flip between two pages. Events come per transaction, for calls and deployments; where the list of a
 * block does not tell results (since version 9 of the API), these are asked for where our contracts are touched. That version fails on
 * the events of a transaction in which somebody moved something to a name of more than 40 characters, or to one like `__transient`,
 * and somebody may print more than we read: then the logs of our contracts tell what they printed in it, and nothing of what strangers
 * did.
 */
public final class ApiBlockSource implements BlockSource {
    private static final String PRINT = "print";

    /** What a transaction is for; the function is empty for a deployment. */
    private record Called(String contract, String function) {}

    private final ApiClient api;
    private final NodeClient node;
    private final Predicate<String> ours;
    private final Set<String> logged;

    /** Of contracts that are not `ours`, transactions may be left out, and prints are: they may be more than memory holds. */
    public ApiBlockSource(ApiClient api, NodeClient node, Set<String> ours) {
        this(api, node, ours::contains, Set.copyOf(ours));
    }

    /** Tells of every contract. */
    public ApiBlockSource(ApiClient api, NodeClient node) {
        this(api, node, any -> true, Set.of());
    }

    private ApiBlockSource(ApiClient api, NodeClient node, Predicate<String> ours, Set<String> logged) {
        this.api = api;
        this.node = node;
        this.ours = ours;
        this.logged = logged;
    }

    @Override
    public SourceTip tip() {
        NodeInfo info = ask(node::info);
        return new SourceTip(info.stacksTipHeight(), info.burnBlockHeight());
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        Optional<Block> found = ask(() -> api.blockByHeight(height)).filter(Block::canonical);
        found.ifPresent(block -> require(block.height() == height, "block of height " + height, block.height()));
        return found.map(ApiBlockSource::block);
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        return find(id).map(ApiBlockSource::block);
    }

    @Override
    public boolean isCanonical(BlockId id) {
        return find(id).filter(Block::canonical).isPresent();
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        List<BlockTransaction> all = ask(() -> api.blockTransactions(block.id().bytes()))
                .orElseThrow(() -> new SourceException("block " + block.head() + " is gone while it is read"));
        List<ChainTransaction> reached = new ArrayList<>();
        for (BlockTransaction transaction : all) {
            switch (transaction.call()) {
                case Call.ContractCall call ->
                    read(block, transaction, new Called(call.contractId(), call.function()))
                            .ifPresent(reached::add);
                case Call.Deploy deploy ->
                    read(block, transaction, new Called(deploy.contractId(), ""))
                            .ifPresent(reached::add);
                case Call.Transfer any -> {}
                case Call.Other any -> {}
            }
        }
        reached.sort(Comparator.comparingInt(ChainTransaction::index));
        return reached;
    }

    /** Empty when the list did not tell what came of it and it touches none of our contracts: then nobody needs to know. */
    private Optional<ChainTransaction> read(ChainBlock block, BlockTransaction transaction, Called called) {
        return switch (transaction.outcome()) {
            case Outcome.Known known -> {
                List<ChainPrint> prints =
                        known.eventCount() == 0 ? List.of() : knownPrints(block, transaction, known.eventCount());
                yield Optional.of(chainTransaction(transaction, called, known, prints));
            }
            case Outcome.Unknown any -> readUnknown(block, transaction, called);
        };
    }

    private List<ChainPrint> knownPrints(ChainBlock block, BlockTransaction transaction, long events) {
        return writtenEvents(block, transaction)
                .map(written -> prints(transaction, events, written))
                .orElseGet(() -> loggedPrints(block, transaction));
    }

    private Optional<ChainTransaction> readUnknown(ChainBlock block, BlockTransaction transaction, Called called) {
        Optional<List<ChainEvent>> events = writtenEvents(block, transaction);
        if (events.isPresent()) {
            int count = events.get().size();
            List<ChainPrint> prints = prints(transaction, count, events.get());
            return isOurs(called, prints)
                    ? Optional.of(chainTransaction(transaction, called, outcome(block, transaction, count), prints))
                    : Optional.empty();
        }
        List<ChainPrint> prints = loggedPrints(block, transaction);
        // Also of what turns out to be a stranger's: without a log nothing else says that it is in this block still.
        Outcome.Known known = outcome(block, transaction);
        prints.forEach(print -> require(
                print.ordinal() < known.eventCount(),
                "prints of transaction %s with %d events".formatted(transaction.txid(), known.eventCount()),
                print.ordinal()));
        return isOurs(called, prints)
                ? Optional.of(chainTransaction(transaction, called, known, prints))
                : Optional.empty();
    }

    private boolean isOurs(Called called, List<ChainPrint> prints) {
        return ours.test(called.contract()) || prints.stream().anyMatch(print -> ours.test(print.contract()));
    }

    /** Empty where the API fails on them and the logs of our contracts can be asked instead. */
    private Optional<List<ChainEvent>> writtenEvents(ChainBlock block, BlockTransaction transaction) {
        try {
            return Optional.of(events(block, transaction));
        } catch (SourceException e) {
            boolean isOfContents =
                    e.getCause() instanceof ClientException failure && ApiClient.failedOnContents(failure);
            if (!isOfContents || logged.isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private List<ChainPrint> loggedPrints(ChainBlock block, BlockTransaction transaction) {
        List<ChainPrint> prints = new ArrayList<>();
        for (String contract : logged) {
            for (ContractLog log : logs(block, transaction, contract)) {
                if (log.topic().equals(PRINT)) {
                    prints.add(new ChainPrint(Math.toIntExact(log.ordinal()), log.contractId(), log.value()));
                }
            }
        }
        prints.sort(Comparator.comparingInt(ChainPrint::ordinal));
        return prints;
    }

    private List<ContractLog> logs(ChainBlock block, BlockTransaction transaction, String contract) {
        try {
            return api.prints(contract, block.height(), transaction);
        } catch (ClientException e) {
            throw new SourceException(
                    "the API fails on the events of transaction %s in block %s, and the logs of %s cannot be had either: %s. Let a node push, or switch the routes before version 9 of the API on"
                            .formatted(transaction.txid(), block.head(), contract, e.getMessage()),
                    e);
        }
    }

    /** Asked behind the events: both are of this block, or nothing is returned. */
    private Outcome.Known outcome(ChainBlock block, BlockTransaction transaction, int events) {
        Outcome.Known known = outcome(block, transaction);
        require(
                known.eventCount() == events,
                events + " events of transaction " + transaction.txid(),
                known.eventCount());
        return known;
    }

    private Outcome.Known outcome(ChainBlock block, BlockTransaction transaction) {
        Mined mined = ask(() -> api.transaction(transaction.txid()))
                .flatMap(ApiTransaction::mined)
                .filter(found -> found.blockHash().toPrefixedHex().equals(block.blockHash()))
                .orElseThrow(() -> gone(block, transaction));
        return new Outcome.Known(mined.result(), mined.eventCount());
    }

    private static ChainTransaction chainTransaction(
            BlockTransaction transaction, Called called, Outcome.Known known, List<ChainPrint> prints) {
        try {
            return fitting(transaction, called, known, prints);
        } catch (ArithmeticException e) {
            throw new SourceException(
                    "the API gave numbers of transaction %s that no chain has: %s"
                            .formatted(transaction.txid(), e.getMessage()),
                    e);
        }
    }

    private static ChainTransaction fitting(
            BlockTransaction transaction, Called called, Outcome.Known known, List<ChainPrint> prints) {
        return new ChainTransaction(
                transaction.txid().prefixedHex(),
                Math.toIntExact(transaction.txIndex()),
                transaction.sender(),
                transaction.nonce(),
                transaction.feeMicroStx().longValueExact(),
                called.contract(),
                called.function(),
                transaction.wireStatus(),
                known.result(),
                Math.toIntExact(known.eventCount()),
                prints);
    }

    private List<ChainEvent> events(ChainBlock block, BlockTransaction transaction) {
        return ask(() -> api.events(transaction.txid(), ours)).orElseThrow(() -> gone(block, transaction));
    }

    private static SourceException gone(ChainBlock block, BlockTransaction transaction) {
        return new SourceException(
                "transaction %s left block %s while it is read".formatted(transaction.txid(), block.head()));
    }

    /** The ordinal is the place among all events of the transaction, counted here: the API's own index starts at 0 too. */
    private static List<ChainPrint> prints(BlockTransaction transaction, long expected, List<ChainEvent> events) {
        require(events.size() == expected, expected + " events of transaction " + transaction.txid(), events.size());
        List<ChainPrint> prints = new ArrayList<>();
        for (int ordinal = 0; ordinal < events.size(); ordinal++) {
            ChainEvent event = events.get(ordinal);
            require(event.ordinal() == ordinal, "event " + ordinal + " of " + transaction.txid(), event.ordinal());
            if (event instanceof ContractLog log && log.topic().equals(PRINT)) {
                prints.add(new ChainPrint(ordinal, log.contractId(), log.value()));
            }
        }
        return prints;
    }

    private Optional<Block> find(BlockId id) {
        Optional<Block> found = ask(() -> api.blockByHash(id.bytes()));
        found.ifPresent(
                block -> require(block.indexBlockHash().equals(id.bytes()), "block " + id, block.indexBlockHash()));
        return found;
    }

    private static ChainBlock block(Block block) {
        BlockHead head = new BlockHead(
                block.height(),
                new BlockId(block.indexBlockHash().toPrefixedHex()),
                new BlockId(block.parentIndexBlockHash().toPrefixedHex()),
                block.burnBlockHeight());
        return new ChainBlock(
                head, block.blockHash().toPrefixedHex(), block.burnBlockHash().toPrefixedHex(), block.blockTime());
    }

    private static void require(boolean holds, String expected, Object got) {
        if (!holds) {
            throw new SourceException("the API was asked for %s and answered %s".formatted(expected, got));
        }
    }

    private static <T> T ask(Supplier<T> request) {
        try {
            return request.get();
        } catch (ClientException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        }
    }
}
