package io.bithedge.watcher.chain;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A hash over all that our records say of a block: equal hashes mean that two readers tell the same. */
public final class ContentsHash {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    private ContentsHash() {}

    /** SHA-256 over every field of the block and of `transactions`, the part that says something of our contracts, in the block's order. */
    public static Bytes of(ChainBlock block, List<ChainTransaction> transactions) {
        ContentsHash contents = new ContentsHash();
        contents.add(block.height());
        contents.add(block.id().hex());
        contents.add(block.head().parent().hex());
        contents.add(block.head().burnHeight());
        contents.add(block.blockHash());
        contents.add(block.burnBlockHash());
        contents.add(block.blockTime());
        contents.add(transactions.size());
        transactions.forEach(contents::add);
        return Hashes.sha256(Bytes.copyOf(contents.bytes.toByteArray()));
    }

    private void add(ChainTransaction transaction) {
        add(transaction.txid());
        add(transaction.index());
        add(transaction.sender());
        add(transaction.nonce());
        add(transaction.fee());
        add(transaction.contract());
        add(transaction.function());
        add(transaction.status());
        add(transaction.result());
        add(transaction.eventCount());
        add(transaction.prints().size());
        for (ChainPrint print : transaction.prints()) {
            add(print.ordinal());
            add(print.contract());
            add(print.raw());
        }
    }

    private void add(long number) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** With its length before it: no two lists of fields have the same bytes. */
    private void add(String text) {
        add(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void add(Bytes field) {
        add(field.size());
        bytes.writeBytes(field.toArray());
    }
}
