package io.bithedge.watcher.record;

import io.bithedge.contracts.print.UndecodablePrintException;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.ChainPrint;

/** A block holds a print of ours that cannot be decoded: nothing of it may be published. */
public final class UndecodableBlockException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient BlockHead block;
    private final transient EventPosition position;
    private final String contract;
    private final String expected;
    private final String got;

    UndecodableBlockException(
            BlockHead block, EventPosition position, ChainPrint print, UndecodablePrintException cause) {
        super(
                "print of %s at block %s, transaction %s, event %d: %s"
                        .formatted(
                                print.contract(), block, position.getTxid(), position.getOrdinal(), cause.getMessage()),
                cause);
        this.block = block;
        this.position = position;
        this.contract = print.contract();
        this.expected = cause.expected();
        this.got = cause.got() + " in " + print.raw().toPrefixedHex();
    }

    public BlockHead block() {
        return block;
    }

    public EventPosition position() {
        return position;
    }

    public String contract() {
        return contract;
    }

    public String expected() {
        return expected;
    }

    public String got() {
        return got;
    }
}
