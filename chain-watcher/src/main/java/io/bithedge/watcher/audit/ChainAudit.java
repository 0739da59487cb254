package io.bithedge.watcher.audit;

import io.bithedge.watcher.ahead.Ahead;
import io.bithedge.watcher.audit.BlockAudit.SourceBlock;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.follow.Followed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * One pass over what is published: from the newest block down, parent by parent, then the pasts of contracts that were added.
 * Stepped, a block a step. What differs is read again before it counts: a source that shifted while it was read is not a
 * difference. All steps may throw SourceException and StreamException and can be repeated.
 */
public final class ChainAudit {
    private final StreamIndex index;
    private final PublishedStream stream;
    private final BlockSource source;
    private final Followed followed;
    private final AuditRange range;
    private final BlockAudit blockAudit;
    private final Findings findings = new Findings();
    private final Ahead<PublishedEntry, Optional<SourceBlock>> ahead;
    private final Deque<PublishedEntry> piece = new ArrayDeque<>();
    private final Deque<SectionAudit> sections = new ArrayDeque<>();
    private final Set<String> unfinal = new HashSet<>();
    private final long highest;
    private long nextFinal;
    private long lowest = Long.MAX_VALUE;
    private boolean isOnCanonicalChain;
    private Optional<PublishedEntry> again = Optional.empty();

    /**
     * How the source is read.
     *
     * @param executor runs requests ahead of their use, at most `window` blocks at once.
     */
    public record Reading(BlockSource source, Executor executor, int window) {}

    /** Which blocks: those of the range, or the final ones among them. */
    record Scope(AuditRange range, boolean finalOnly) {}

    /** Over what the index has read so far. */
    ChainAudit(StreamIndex index, Reading reading, Followed followed, Scope scope) {
        this.index = index;
        this.stream = index.stream();
        this.source = reading.source();
        this.followed = followed;
        this.range = scope.range();
        this.blockAudit = new BlockAudit(stream);
        this.ahead = new Ahead<>(reading.executor(), reading.window(), this::fetch);
        this.nextFinal = Math.min(index.finalHeight(), range.to());
        if (!scope.finalOnly()) {
            for (PublishedEntry entry : index.unfinal().reversed()) {
                if (range.contains(entry.height())) {
                    piece.addLast(entry);
                    unfinal.add(entry.id());
                }
            }
        }
        this.highest = piece.isEmpty() ? nextFinal : piece.getFirst().height();
        for (SectionEntry section : index.sections()) {
            if (section.ended().getFromHeight() <= range.to() && section.ended().getToHeight() >= range.from()) {
                sections.addLast(new SectionAudit(section));
            }
        }
    }

    /** The newest block of the pass; a source that does not hold it canonical cannot be compared with. */
    Optional<BlockId> newest() {
        refill();
        return Optional.ofNullable(piece.peekFirst()).map(PublishedEntry::id).map(BlockId::new);
    }

    /** Looks at one block. False when the pass is over. */
    boolean step() {
        if (again.isPresent()) {
            lookAgain(again.get());
            return true;
        }
        fill();
        if (ahead.first().isPresent()) {
            look();
            return true;
        }
        if (!sections.isEmpty()) {
            look(sections.getFirst());
            return true;
        }
        return false;
    }

    /** So far. */
    AuditReport report() {
        boolean isEmpty = lowest > highest;
        return new AuditReport(
                isEmpty ? 0 : lowest, isEmpty ? -1 : highest, findings.gaps(), findings.differences(), findings.kept());
    }

    /** Takes back what was found in blocks that are no longer published. Reads the stream on. */
    void forgetRolledBack() {
        boolean concerned = findings.kept().stream().anyMatch(finding -> unfinal.contains(finding.block()));
        if (concerned) {
            index.readOn();
            Set<String> still = new HashSet<>();
            index.unfinal().forEach(entry -> still.add(entry.id()));
            findings.removeIf(finding -> unfinal.contains(finding.block())
                    && !still.contains(finding.block())
                    && finding.height() > index.finalHeight());
        }
    }

    private void look() {
        PublishedEntry entry = ahead.first().orElseThrow();
        Optional<SourceBlock> current;
        try {
            current = ahead.take();
        } catch (RuntimeException e) {
            again = Optional.of(entry);
            throw e;
        }
        current.ifPresent(block -> requireCanonical(entry));
        if (blockAudit.compare(entry, current, followed).isEmpty()) {
            lowest = entry.height();
        } else {
            again = Optional.of(entry);
        }
    }

    /** Below a canonical block every block is canonical: each is the parent of the one before. */
    private void requireCanonical(PublishedEntry entry) {
        if (!isOnCanonicalChain) {
            isOnCanonicalChain = source.isCanonical(new BlockId(entry.id()));
            if (!isOnCanonicalChain) {
                findings.difference(
                        entry.height(), entry.id(), "a block of the canonical chain", "one that the source orphaned");
            }
        }
    }

    private void lookAgain(PublishedEntry entry) {
        blockAudit.compare(entry, fetch(entry), followed).forEach(findings::add);
        again = Optional.empty();
        lowest = entry.height();
    }

    private void look(SectionAudit section) {
        if (section.isDone()) {
            section.compare(stream).forEach(findings::add);
            sections.removeFirst();
        } else {
            section.step(source, followed).forEach(findings::add);
        }
    }

    private void fill() {
        refill();
        while (ahead.hasRoom() && !piece.isEmpty()) {
            ahead.start(piece.removeFirst());
            refill();
        }
    }

    /** The next lower piece of final blocks, when the present one is used up. */
    private void refill() {
        if (piece.isEmpty() && nextFinal >= Math.max(index.firstFinalHeight(), range.from()) && nextFinal >= 0) {
            List<PublishedEntry> lower = index.pieceUpTo(nextFinal);
            for (PublishedEntry entry : lower.reversed()) {
                if (entry.height() >= range.from()) {
                    piece.addLast(entry);
                }
            }
            nextFinal = lower.isEmpty() ? -1 : lower.getFirst().height() - 1;
        }
    }

    private Optional<SourceBlock> fetch(PublishedEntry entry) {
        return source.byId(new BlockId(entry.id())).map(block -> new SourceBlock(block, source.transactions(block)));
    }
}
