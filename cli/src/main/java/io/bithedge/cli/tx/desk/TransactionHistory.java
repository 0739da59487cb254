package io.bithedge.cli.tx.desk;

import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One command and what became of it: its records as the topic still has them, oldest first, never none. The topic is compacted, so of what
 * is long over only the last record is left.
 */
record TransactionHistory(List<SubmittedTransaction> records) {
    /** Nothing more is to come, unless a block is rolled back. */
    private static final Set<TransactionState> OVER = EnumSet.of(
            TransactionState.FINAL, TransactionState.DROPPED, TransactionState.ABORTED, TransactionState.REPLACED);

    TransactionHistory {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a history has at least one record");
        }
    }

    SubmittedTransaction last() {
        return records.getLast();
    }

    String commandId() {
        return last().getCommandId();
    }

    String signer() {
        return last().getSigner();
    }

    /** `signer:command id`, the key of its records. */
    String key() {
        return signer() + ":" + commandId();
    }

    TransactionState state() {
        return last().getState();
    }

    boolean isOver() {
        return OVER.contains(state());
    }

    /** The commands it carries, its own among them. */
    List<String> carries() {
        return last().getCommandIds().isEmpty() ? List.of(commandId()) : List.copyOf(last().getCommandIds());
    }

    /** True when another command's transaction carries this one. */
    boolean isCarried() {
        return !carries().getFirst().equals(commandId());
    }

    /** Every transaction that was ever signed for it, oldest first. */
    List<String> txids() {
        List<String> all = new ArrayList<>();
        for (SubmittedTransaction each : records) {
            add(all, each.getReplacedTxids());
            add(all, List.of(each.getTxid()));
        }
        return all;
    }

    private static void add(List<String> all, List<String> txids) {
        txids.stream().filter(txid -> !txid.isEmpty() && !all.contains(txid)).forEach(all::add);
    }

    TransactionHistory with(SubmittedTransaction next) {
        List<SubmittedTransaction> longer = new ArrayList<>(records);
        longer.add(next);
        return new TransactionHistory(longer);
    }
}
