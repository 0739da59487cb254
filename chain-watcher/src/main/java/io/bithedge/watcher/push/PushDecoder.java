package io.bithedge.watcher.push;

import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.PushedBlock;
import io.bithedge.stacks.client.PushedBlock.Event;
import io.bithedge.stacks.transaction.TransactionOutline;
import io.bithedge.stacks.transaction.TransactionOutline.Target;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SeenBlock;
import io.bithedge.watcher.chain.SeenBlock.Contents;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a pushed block into the form in which the API tells it. Sender, nonce and fee stand in the signed bytes only; the fee is the
 * payer's. A block that may touch our contracts in a way that cannot be read is kept as unread; what strangers wrote never makes it so.
 */
final class PushDecoder {
    private static final String PRINT = "print";

    /** A block is one record, and a broker takes a mebibyte. */
    private static final long MOST_BYTES = 900 * 1024;

    /** Of a transaction or a print, beside its bytes: ids, addresses, names. */
    private static final int OVERHEAD_BYTES = 500;

    private PushDecoder() {}

    static SeenBlock decode(PushedBlock pushed) {
        BlockHead head = new BlockHead(
                pushed.height(),
                new BlockId(pushed.indexBlockHash().toPrefixedHex()),
                new BlockId(pushed.parentIndexBlockHash().toPrefixedHex()),
                pushed.burnBlockHeight());
        ChainBlock block = new ChainBlock(
                head, pushed.blockHash().toPrefixedHex(), pushed.burnBlockHash().toPrefixedHex(), pushed.blockTime());
        return new SeenBlock(block, contents(head, pushed));
    }

    private static Contents contents(BlockHead head, PushedBlock pushed) {
        try {
            List<ChainTransaction> transactions =
                    pushed.transactions().stream().map(PushDecoder::transaction).toList();
            long size = transactions.stream().mapToLong(PushDecoder::size).sum();
            return size <= MOST_BYTES
                    ? new Contents.Read(transactions)
                    : new Contents.Unread(
                            "the push of block %s has %d bytes that concern us, more than the %d of a record"
                                    .formatted(head, size, MOST_BYTES));
        } catch (ClientException | ArithmeticException e) {
            return new Contents.Unread("the push of block %s cannot be read: %s".formatted(head, e.getMessage()));
        }
    }

    private static ChainTransaction transaction(PushedBlock.Transaction pushed) {
        TransactionOutline outline = pushed.outline();
        return new ChainTransaction(
                pushed.txid().prefixedHex(),
                Math.toIntExact(pushed.index()),
                outline.origin().address().toString(),
                outline.origin().nonce().longValueExact(),
                outline.payer().feeMicroStx().longValueExact(),
                contract(outline.target()),
                outline.target() instanceof Target.Call(String any, String function) ? function : "",
                pushed.status(),
                pushed.result(),
                pushed.events().size(),
                prints(pushed.events()));
    }

    private static long size(ChainTransaction transaction) {
        return OVERHEAD_BYTES
                + transaction.result().size()
                + transaction.prints().stream()
                        .mapToLong(print -> OVERHEAD_BYTES + print.raw().size())
                        .sum();
    }

    private static String contract(Target target) {
        return switch (target) {
            case Target.Call(String contract, String any) -> contract;
            case Target.Deploy(String contract) -> contract;
            case Target.NoContract() -> "";
        };
    }

    private static List<ChainPrint> prints(List<Event> events) {
        List<ChainPrint> prints = new ArrayList<>();
        for (int ordinal = 0; ordinal < events.size(); ordinal++) {
            if (events.get(ordinal) instanceof Event.ContractLog log
                    && log.topic().equals(PRINT)) {
                prints.add(new ChainPrint(ordinal, log.contractId(), log.value()));
            }
        }
        return prints;
    }
}
