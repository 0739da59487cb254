package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.schemas.avro.ContractBackfillStarted;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.watcher.follow.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stream as a consumer must be able to, and finds every place where that does not work: blocks without an end, links
 * that are broken, rollbacks that are not newest first, events out of order, counts and digests that do not fit. After a
 * finding it goes on as well as it can. Keeps the blocks that are not final; hands the others over.
 */
final class StreamFold {
    private final Findings findings;
    private final Listener listener;
    private final PastFold pasts;
    private final List<PublishedEntry> unfinal = new ArrayList<>();
    private @Nullable Floor floor;
    private @Nullable OpenBlock open;

    /** Hears what is settled. */
    interface Listener {
        void finalBlock(PublishedEntry block);

        void section(SectionEntry section);
    }

    /** What the next block stands on. */
    record Floor(long height, String id, Digest digest) {}

    /** From the beginning of the stream. */
    StreamFold(Findings findings, Listener listener) {
        this.findings = findings;
        this.listener = listener;
        this.pasts = new PastFold(findings);
    }

    /** From a block whose parent is known. */
    StreamFold(Findings findings, Listener listener, Floor parent) {
        this(findings, listener);
        this.floor = parent;
    }

    /** Published blocks that are not final, oldest first. */
    List<PublishedEntry> unfinal() {
        return List.copyOf(unfinal);
    }

    void take(PublishedStream.Entry entry) {
        switch (entry) {
            case PublishedStream.Entry.Broken(long offset, String cause) ->
                findings.difference(height(), "", "a record at offset " + offset, cause);
            case PublishedStream.Entry.Read(long offset, ChainRecord record) -> take(offset, record);
        }
    }

    private void take(long offset, ChainRecord record) {
        switch (record.getBody()) {
            case BlockApplied applied -> begin(applied, offset);
            case ContractTransaction transaction -> inBlock("transaction", record, transaction.getTxid());
            case ContractEvent event when pasts.isOpen() -> pasts.add(event);
            case ContractEvent event ->
                inBlock("event", record, event.getPosition().getTxid());
            case BlockEnded ended -> end(ended);
            case BlockRolledBack rolledBack -> rollBack(rolledBack);
            case FinalityAdvanced advanced -> finalise(advanced);
            case ContractBackfillStarted started -> {
                requireClosed("a section of " + started.getContract());
                pasts.begin(started, offset, floorHeight());
            }
            case ContractBackfillEnded ended -> endSection(ended);
            default -> findings.difference(height(), "", "a record that is known", "offset " + offset);
        }
    }

    private void begin(BlockApplied applied, long offset) {
        requireClosed("block " + applied.getHeight() + " " + applied.getIndexBlockHash());
        Optional<Floor> tip = tip();
        boolean isLinked = tip.isEmpty() || isChild(applied, tip.get());
        if (!isLinked) {
            findings.add(brokenLink(applied, tip.get()));
            // Goes on from the parent when the stream knows it: what stood above it was left there.
            int parent = indexOf(applied.getParentIndexBlockHash());
            if (parent >= 0) {
                unfinal.subList(parent + 1, unfinal.size()).clear();
                isLinked = true;
            }
        }
        open = new OpenBlock(applied, tip().map(Floor::digest).orElse(Digest.ZERO), isLinked, offset, findings);
    }

    private static Finding brokenLink(BlockApplied applied, Floor tip) {
        if (applied.getHeight() > tip.height() + 1) {
            return Finding.gap(
                    tip.height() + 1,
                    applied.getHeight() - 1,
                    "block %d %s behind block %d %s"
                            .formatted(applied.getHeight(), applied.getIndexBlockHash(), tip.height(), tip.id()));
        }
        return Finding.difference(
                applied.getHeight(),
                applied.getIndexBlockHash(),
                "a block on %d %s, or that one rolled back first".formatted(tip.height(), tip.id()),
                "a block on " + applied.getParentIndexBlockHash());
    }

    private void inBlock(String what, ChainRecord record, String txid) {
        OpenBlock block = open;
        if (block == null) {
            findings.difference(height(), "", "a block around " + what + " " + txid, "none");
            return;
        }
        block.add(record);
    }

    private void end(BlockEnded ended) {
        OpenBlock block = open;
        open = null;
        if (block == null || !block.applied().getIndexBlockHash().equals(ended.getIndexBlockHash())) {
            findings.difference(
                    ended.getHeight(), ended.getIndexBlockHash(), "the beginning of this block before its end", "none");
            return;
        }
        unfinal.add(block.end(ended));
    }

    private void rollBack(BlockRolledBack rolledBack) {
        requireClosed("a rollback of block " + rolledBack.getHeight());
        int at = indexOf(rolledBack.getIndexBlockHash());
        if (at != unfinal.size() - 1 || at < 0) {
            findings.difference(
                    rolledBack.getHeight(),
                    rolledBack.getIndexBlockHash(),
                    "a rollback of the newest block %s, above the final one".formatted(tipName()),
                    at < 0 ? "one of a block that is not there or final" : "one of a block below it");
        }
        if (at >= 0) {
            unfinal.subList(at, unfinal.size()).clear();
        }
    }

    private void finalise(FinalityAdvanced advanced) {
        requireClosed("finality of block " + advanced.getHeight());
        int at = indexOf(advanced.getIndexBlockHash());
        if (at < 0) {
            findings.difference(
                    advanced.getHeight(),
                    advanced.getIndexBlockHash(),
                    "a published block above the final one",
                    "finality of a block that is not there or final already");
            return;
        }
        List<PublishedEntry> settled = unfinal.subList(0, at + 1);
        settled.forEach(listener::finalBlock);
        PublishedEntry newest = settled.getLast();
        floor = new Floor(newest.height(), newest.id(), newest.digest());
        settled.clear();
    }

    private void endSection(ContractBackfillEnded ended) {
        Optional<SectionEntry> section = pasts.end(ended);
        section.ifPresent(listener::section);
        Floor below = floor;
        if (ended.getJoinedDigest() == null) {
            return;
        }
        if (below == null || !unfinal.isEmpty()) {
            findings.difference(
                    ended.getToHeight(),
                    "",
                    "%s to join at the final block, nothing above it".formatted(ended.getContract()),
                    unfinal.size() + " blocks above it");
            return;
        }
        Digest joined = Digest.joined(below.digest(), Digests.of(ended.getDigest()));
        Digest stated = Digests.of(ended.getJoinedDigest());
        if (!joined.equals(stated)) {
            findings.difference(
                    below.height(),
                    below.id(),
                    "joined digest %s of %s".formatted(joined, ended.getContract()),
                    stated.toString());
        }
        floor = new Floor(below.height(), below.id(), stated);
    }

    private void requireClosed(String next) {
        OpenBlock block = open;
        if (block != null) {
            findings.difference(
                    block.applied().getHeight(), block.applied().getIndexBlockHash(), "the end of this block", next);
            open = null;
        }
        pasts.requireClosed(next);
    }

    private static boolean isChild(BlockApplied applied, Floor tip) {
        return applied.getHeight() == tip.height() + 1
                && applied.getParentIndexBlockHash().equals(tip.id());
    }

    private Optional<Floor> tip() {
        if (unfinal.isEmpty()) {
            return Optional.ofNullable(floor);
        }
        PublishedEntry newest = unfinal.getLast();
        return Optional.of(new Floor(newest.height(), newest.id(), newest.digest()));
    }

    private String tipName() {
        return tip().map(tip -> tip.height() + " " + tip.id()).orElse("of an empty stream");
    }

    private long height() {
        return tip().map(Floor::height).orElse(-1L);
    }

    private long floorHeight() {
        Floor below = floor;
        return below == null ? -1 : below.height();
    }

    private int indexOf(String id) {
        for (int at = unfinal.size() - 1; at >= 0; at--) {
            if (unfinal.get(at).id().equals(id)) {
                return at;
            }
        }
        return -1;
    }
}
