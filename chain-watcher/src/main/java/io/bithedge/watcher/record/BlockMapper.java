package io.bithedge.watcher.record;

import io.bithedge.contracts.OurContract;
import io.bithedge.contracts.print.PrintDecoders;
import io.bithedge.contracts.print.UndecodablePrintException;
import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.TransactionStatus;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.ContentsHash;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.Digest;
import io.bithedge.watcher.follow.PublishedBlock;
import io.bithedge.watcher.follow.RollingDigest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns a block into its records: BlockApplied, then each transaction that touched our contracts followed by its events in
 * order, then BlockEnded. A pure function of block, transactions and the digest before it, whatever source they came from.
 */
public final class BlockMapper {
    private final OurContracts contracts;
    private final ChainBlock block;
    private final RollingDigest digest;
    private final List<ChainRecord> records = new ArrayList<>();
    private int transactionCount;
    private int eventCount;

    /** The records of one block and what the cursor keeps of it. */
    public record Encoded(PublishedBlock block, List<ChainRecord> records, int events) {
        public Encoded {
            records = List.copyOf(records);
        }
    }

    private BlockMapper(OurContracts contracts, ChainBlock block, Digest before) {
        this.contracts = contracts;
        this.block = block;
        this.digest = new RollingDigest(before, block.id());
    }

    /** `transactions` in the block's order; strangers among them are left out here. */
    public static Encoded encode(
            OurContracts contracts, ChainBlock block, List<ChainTransaction> transactions, Digest before)
            throws UndecodableBlockException {
        BlockMapper encoding = new BlockMapper(contracts, block, before);
        encoding.records.add(new ChainRecord(encoding.applied()));
        List<ChainTransaction> ours = contracts.partOf(transactions);
        for (ChainTransaction transaction : ours) {
            encoding.add(transaction);
        }
        Digest after = encoding.digest.finish();
        encoding.records.add(new ChainRecord(encoding.ended(after)));
        PublishedBlock published = new PublishedBlock(block.head(), after, ContentsHash.of(block, ours));
        return new Encoded(published, encoding.records, encoding.eventCount);
    }

    /** The events alone, without the block around them: how a block stands in the past of a contract that was added later. */
    public static Encoded encodePast(
            OurContracts contracts, ChainBlock block, List<ChainTransaction> transactions, Digest before)
            throws UndecodableBlockException {
        BlockMapper encoding = new BlockMapper(contracts, block, before);
        for (ChainTransaction transaction : transactions) {
            encoding.addEvents(transaction);
        }
        return new Encoded(
                new PublishedBlock(block.head(), encoding.digest.finish()), encoding.records, encoding.eventCount);
    }

    private BlockApplied applied() {
        return BlockApplied.newBuilder()
                .setHeight(block.height())
                .setIndexBlockHash(block.id().hex())
                .setParentIndexBlockHash(block.head().parent().hex())
                .setBlockHash(block.blockHash())
                .setBurnHeight(block.head().burnHeight())
                .setBurnBlockHash(block.burnBlockHash())
                .setBlockTime(block.blockTime())
                .build();
    }

    private BlockEnded ended(Digest after) {
        return BlockEnded.newBuilder()
                .setHeight(block.height())
                .setIndexBlockHash(block.id().hex())
                .setBurnHeight(block.head().burnHeight())
                .setBlockTime(block.blockTime())
                .setTransactionCount(transactionCount)
                .setEventCount(eventCount)
                .setDigest(new Hash32(after.bytes().toArray()))
                .build();
    }

    private void add(ChainTransaction transaction) throws UndecodableBlockException {
        records.add(new ChainRecord(transactionRecord(transaction)));
        transactionCount++;
        addEvents(transaction);
    }

    private void addEvents(ChainTransaction transaction) throws UndecodableBlockException {
        for (ChainPrint print : transaction.prints()) {
            Optional<OurContract> contract = contracts.find(print.contract());
            if (contract.isPresent()) {
                records.add(new ChainRecord(event(transaction, print, contract.get())));
                digest.add(transaction.txid(), print.ordinal(), print.raw());
                eventCount++;
            }
        }
    }

    private ContractTransaction transactionRecord(ChainTransaction transaction) {
        return ContractTransaction.newBuilder()
                .setHeight(block.height())
                .setIndexBlockHash(block.id().hex())
                .setBurnHeight(block.head().burnHeight())
                .setTxid(transaction.txid())
                .setTxIndex(transaction.index())
                .setSender(transaction.sender())
                .setNonce(transaction.nonce())
                .setFee(transaction.fee())
                .setContract(transaction.contract())
                .setFunction(transaction.function())
                .setStatus(status(transaction.status()))
                .setStatusText(transaction.status())
                .setResult(ByteBuffer.wrap(transaction.result().toArray()))
                .setEventCount(transaction.eventCount())
                .build();
    }

    private ContractEvent event(ChainTransaction transaction, ChainPrint print, OurContract contract)
            throws UndecodableBlockException {
        EventPosition position = position(transaction, print);
        SpecificRecord event;
        try {
            event = PrintMapper.event(PrintDecoders.decode(contract, print.raw()));
        } catch (UndecodablePrintException e) {
            throw new UndecodableBlockException(block.head(), position, print, e);
        }
        return ContractEvent.newBuilder()
                .setPosition(position)
                .setContract(print.contract())
                .setRaw(ByteBuffer.wrap(print.raw().toArray()))
                .setEvent(event)
                .build();
    }

    private EventPosition position(ChainTransaction transaction, ChainPrint print) {
        return EventPosition.newBuilder()
                .setHeight(block.height())
                .setIndexBlockHash(block.id().hex())
                .setBurnHeight(block.head().burnHeight())
                .setBlockTime(block.blockTime())
                .setTxid(transaction.txid())
                .setTxIndex(transaction.index())
                .setOrdinal(print.ordinal())
                .build();
    }

    /** A status we do not know is a failure for good: a mined transaction without success did nothing. */
    private static TransactionStatus status(String text) {
        return switch (text) {
            case "success" -> TransactionStatus.SUCCESS;
            case "abort_by_response" -> TransactionStatus.ABORT_BY_RESPONSE;
            case "abort_by_post_condition" -> TransactionStatus.ABORT_BY_POST_CONDITION;
            default -> TransactionStatus.OTHER_FAILURE;
        };
    }
}
