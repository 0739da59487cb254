package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.follow.Digest;
import io.bithedge.watcher.follow.RollingDigest;

/** A block of the stream whose end has not come yet. */
final class OpenBlock {
    private final BlockApplied applied;
    private final Digest parentDigest;
    private final boolean isLinked;
    private final long offset;
    private final Findings findings;
    private final RollingDigest digest;
    private long fingerprint = Fingerprint.start();
    private int transactions;
    private int events;
    private String txid = "";
    private int txIndex = -1;
    private int ordinal = -1;

    OpenBlock(BlockApplied applied, Digest parentDigest, boolean isLinked, long offset, Findings findings) {
        this.applied = applied;
        this.parentDigest = parentDigest;
        this.isLinked = isLinked;
        this.offset = offset;
        this.findings = findings;
        this.digest = new RollingDigest(parentDigest, new BlockId(applied.getIndexBlockHash()));
    }

    BlockApplied applied() {
        return applied;
    }

    /** A transaction or an event. */
    void add(ChainRecord record) {
        fingerprint = Fingerprint.add(fingerprint, record);
        if (record.getBody() instanceof ContractTransaction transaction) {
            add(transaction);
        } else if (record.getBody() instanceof ContractEvent event) {
            add(event);
        }
    }

    private void add(ContractTransaction transaction) {
        requireHere("transaction " + transaction.getTxid(), transaction.getIndexBlockHash());
        if (transaction.getTxIndex() <= txIndex) {
            difference(
                    "a transaction behind place " + txIndex,
                    "transaction %s at place %d".formatted(transaction.getTxid(), transaction.getTxIndex()));
        }
        transactions++;
        txid = transaction.getTxid();
        txIndex = transaction.getTxIndex();
        ordinal = -1;
    }

    private void add(ContractEvent event) {
        EventPosition position = event.getPosition();
        String name = "event %d of %s".formatted(position.getOrdinal(), position.getTxid());
        requireHere(name, position.getIndexBlockHash());
        if (!position.getTxid().equals(txid)) {
            difference("an event of transaction " + (txid.isEmpty() ? "none" : txid), name);
        } else if (position.getOrdinal() <= ordinal) {
            difference("an event behind event %d of the same transaction".formatted(ordinal), name);
        }
        events++;
        ordinal = position.getOrdinal();
        digest.add(position.getTxid(), position.getOrdinal(), Bytes.copyOf(bytes(event)));
    }

    PublishedEntry end(BlockEnded ended) {
        if (ended.getTransactionCount() != transactions || ended.getEventCount() != events) {
            difference(
                    "the %d transactions and %d events that its end states"
                            .formatted(ended.getTransactionCount(), ended.getEventCount()),
                    "%d and %d".formatted(transactions, events));
        }
        Digest rolled = digest.finish();
        Digest stated = Digests.of(ended.getDigest());
        if (isLinked && !rolled.equals(stated)) {
            difference("digest %s of its own records".formatted(rolled), stated.toString());
        }
        return new PublishedEntry(applied, ended, parentDigest, isLinked, offset, fingerprint);
    }

    private void requireHere(String what, String block) {
        if (!block.equals(applied.getIndexBlockHash())) {
            difference(what + " in its own block " + block, "it in this one");
        }
    }

    private void difference(String expected, String got) {
        findings.difference(applied.getHeight(), applied.getIndexBlockHash(), expected, got);
    }

    private static byte[] bytes(ContractEvent event) {
        byte[] raw = new byte[event.getRaw().remaining()];
        event.getRaw().duplicate().get(raw);
        return raw;
    }
}
