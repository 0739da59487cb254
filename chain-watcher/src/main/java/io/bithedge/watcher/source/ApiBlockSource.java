package io.bithedge.watcher.source;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.ApiTransaction.Call;
import io.bithedge.stacks.client.ApiTransaction.Standing.Mined;
import io.bithedge.stacks.client.Block;
import io.bithedge.stacks.client.ChainEvent;
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
import java.util.function.Supplier;

/**
 * Pulls the chain from a Hiro-compatible API, and the burn tip from a node. Transactions are paged by the block's hash, not
 * by its height, which may flip between two pages. Events come per transaction, only for calls and deployments that have any.
 */
public final class ApiBlockSource implements BlockSource {
    private static final String PRINT = "print";

    private final ApiClient api;
    private final NodeClient node;

    public ApiBlockSource(ApiClient api, NodeClient node) {
        this.api = api;
        this.node = node;
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
        List<ApiTransaction> all = ask(() -> api.allBlockTransactions(block.id().bytes()))
                .orElseThrow(() -> new SourceException("block " + block.head() + " is gone while it is read"));
        List<ChainTransaction> reached = new ArrayList<>();
        for (ApiTransaction transaction : all) {
            switch (transaction.call()) {
                case Call.ContractCall call ->
                    reached.add(mined(block, transaction, call.contractId(), call.function()));
                case Call.Deploy deploy -> reached.add(mined(block, transaction, deploy.contractId(), ""));
                case Call.Transfer any -> {}
                case Call.Other any -> {}
            }
        }
        reached.sort(Comparator.comparingInt(ChainTransaction::index));
        return reached;
    }

    private ChainTransaction mined(ChainBlock block, ApiTransaction transaction, String contract, String function) {
        Mined mined = transaction
                .mined()
                .orElseThrow(() -> new SourceException("transaction %s of block %s is %s"
                        .formatted(transaction.txid(), block.head(), transaction.wireStatus())));
        return new ChainTransaction(
                transaction.txid().prefixedHex(),
                Math.toIntExact(mined.txIndex()),
                transaction.sender(),
                transaction.nonce(),
                transaction.feeMicroStx().longValueExact(),
                contract,
                function,
                transaction.wireStatus(),
                mined.result(),
                Math.toIntExact(mined.eventCount()),
                mined.eventCount() == 0 ? List.of() : prints(block, transaction, mined.eventCount()));
    }

    /** The ordinal is the place among all events of the transaction, counted here: the API's own index starts at 0 too. */
    private List<ChainPrint> prints(ChainBlock block, ApiTransaction transaction, long expected) {
        List<ChainEvent> events = ask(() -> api.allEvents(transaction.txid()))
                .orElseThrow(() -> new SourceException(
                        "transaction %s left block %s while it is read".formatted(transaction.txid(), block.head())));
        require(events.size() == expected, expected + " events of transaction " + transaction.txid(), events.size());
        List<ChainPrint> prints = new ArrayList<>();
        for (int ordinal = 0; ordinal < events.size(); ordinal++) {
            ChainEvent event = events.get(ordinal);
            require(event.ordinal() == ordinal, "event " + ordinal + " of " + transaction.txid(), event.ordinal());
            if (event instanceof ChainEvent.ContractLog log && log.topic().equals(PRINT)) {
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
