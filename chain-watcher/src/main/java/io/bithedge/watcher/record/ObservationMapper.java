package io.bithedge.watcher.record;

import io.bithedge.schemas.avro.BlockHeader;
import io.bithedge.schemas.avro.ObservedBlock;
import io.bithedge.schemas.avro.ObservedPrint;
import io.bithedge.schemas.avro.ObservedTransaction;
import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SeenBlock;
import io.bithedge.watcher.chain.SeenBlock.Contents;
import io.bithedge.watcher.contract.OurContracts;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A pushed block as a record, both ways. */
public final class ObservationMapper {
    private final OurContracts contracts;

    public ObservationMapper(OurContracts contracts) {
        this.contracts = contracts;
    }

    public ObservedBlock toRecord(SeenBlock seen, long nowMs) {
        BlockHead head = seen.block().head();
        List<ChainTransaction> transactions =
                seen.contents() instanceof Contents.Read(List<ChainTransaction> read) ? read : List.of();
        return ObservedBlock.newBuilder()
                .setHeader(new BlockHeader(
                        head.height(), head.id().hex(), head.parent().hex(), head.burnHeight()))
                .setBlockHash(seen.block().blockHash())
                .setBurnBlockHash(seen.block().burnBlockHash())
                .setBlockTime(seen.block().blockTime())
                .setContracts(List.copyOf(new TreeSet<>(contracts.principals())))
                .setTransactions(
                        transactions.stream().map(ObservationMapper::toRecord).toList())
                .setProblem(seen.contents() instanceof Contents.Unread(String problem) ? problem : "")
                .setSeenAtMs(nowMs)
                .build();
    }

    /** A record that was kept for other contracts tells nothing about ours. */
    public SeenBlock fromRecord(ObservedBlock observed) {
        BlockHeader header = observed.getHeader();
        BlockHead head = new BlockHead(
                header.getHeight(),
                new BlockId(header.getIndexBlockHash()),
                new BlockId(header.getParentIndexBlockHash()),
                header.getBurnHeight());
        ChainBlock block =
                new ChainBlock(head, observed.getBlockHash(), observed.getBurnBlockHash(), observed.getBlockTime());
        return new SeenBlock(block, contents(head, observed));
    }

    private Contents contents(BlockHead head, ObservedBlock observed) {
        if (!observed.getProblem().isEmpty()) {
            return new Contents.Unread(observed.getProblem());
        }
        if (!Set.copyOf(observed.getContracts()).containsAll(contracts.principals())) {
            return new Contents.Unread(
                    "the push of block %s was kept for %s only".formatted(head, observed.getContracts()));
        }
        return new Contents.Read(observed.getTransactions().stream()
                .map(ObservationMapper::fromRecord)
                .filter(contracts::isTouchedBy)
                .toList());
    }

    private static ObservedTransaction toRecord(ChainTransaction transaction) {
        return ObservedTransaction.newBuilder()
                .setTxid(transaction.txid())
                .setTxIndex(transaction.index())
                .setSender(transaction.sender())
                .setNonce(transaction.nonce())
                .setFee(transaction.fee())
                .setContract(transaction.contract())
                .setFunction(transaction.function())
                .setStatus(transaction.status())
                .setResult(ByteBuffer.wrap(transaction.result().toArray()))
                .setEventCount(transaction.eventCount())
                .setPrints(transaction.prints().stream()
                        .map(print -> new ObservedPrint(
                                print.ordinal(),
                                print.contract(),
                                ByteBuffer.wrap(print.raw().toArray())))
                        .toList())
                .build();
    }

    private static ChainTransaction fromRecord(ObservedTransaction observed) {
        return new ChainTransaction(
                observed.getTxid(),
                observed.getTxIndex(),
                observed.getSender(),
                observed.getNonce(),
                observed.getFee(),
                observed.getContract(),
                observed.getFunction(),
                observed.getStatus(),
                bytes(observed.getResult()),
                observed.getEventCount(),
                observed.getPrints().stream()
                        .map(print -> new ChainPrint(print.getOrdinal(), print.getContract(), bytes(print.getRaw())))
                        .toList());
    }

    private static Bytes bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return Bytes.copyOf(copy);
    }
}
