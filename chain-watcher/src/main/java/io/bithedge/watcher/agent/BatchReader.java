package io.bithedge.watcher.agent;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.FollowRule;
import io.bithedge.watcher.follow.FollowRule.Answer;
import io.bithedge.watcher.follow.PublishedBlock;
import io.bithedge.watcher.follow.SecondLook;
import io.bithedge.watcher.record.BlockMapper;
import io.bithedge.watcher.record.Incidents;
import io.bithedge.watcher.record.UndecodableBlockException;
import java.util.Optional;

/** Reads what comes next on the chain into a batch: the blocks above the tip, or the way around a fork. */
final class BatchReader {
    /** Between two blocks of the chain: ten weeks in which none was mined. */
    private static final long MOST_BURN_BLOCKS = 10_000;

    private final BlockSource source;
    private final SecondLook second;
    private final WatcherSettings settings;

    /** What came of reading. */
    sealed interface Reading {
        /** To be written, when it is not empty and its witness is still canonical. */
        record Read(Batch batch) implements Reading {}

        /** The chain does not agree with what we published, or with what we know, if `witness` is still canonical. */
        record Disagreed(Incident incident, BlockId witness) implements Reading {}
    }

    /** What a source tells contradicts itself. */
    private static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Impossible(String message) {
            super(message);
        }
    }

    BatchReader(BlockSource source, SecondLook second, WatcherSettings settings) {
        this.source = source;
        this.second = second;
        this.settings = settings;
    }

    Reading read(Cursor cursor, SourceTip tip) {
        Batch batch = new Batch(cursor);
        // What a second source refutes is read again: from there on that one tells it.
        cursor.refuted(second).ifPresent(batch::rollBackThrough);
        Optional<Reading.Disagreed> disagreement = readBlocks(batch);
        if (disagreement.isPresent()) {
            return disagreement.get();
        }
        boolean rolledBackOnly = !batch.isEmpty() && !batch.hasBlocks();
        if (rolledBackOnly) {
            // The branch we were to follow went away while we read it: what we have published stands until the next
            // look.
            return new Reading.Read(new Batch(cursor));
        }
        batch.advanceFinality(settings.finality(), second, tip.burnHeight());
        return new Reading.Read(batch);
    }

    private Optional<Reading.Disagreed> readBlocks(Batch batch) {
        while (batch.hasRoom(settings.limits())) {
            Optional<ChainBlock> above = source.canonicalAt(batch.cursor().nextHeight(settings.startHeight()));
            if (above.isEmpty()) {
                return Optional.empty();
            }
            BlockHead head = above.get().head();
            Related related;
            try {
                related = relate(batch.cursor(), head);
                requirePossible(batch.cursor(), head);
            } catch (Impossible contradiction) {
                if (second.settles(head.id())) {
                    return Optional.empty();
                }
                throw new SourceException(String.valueOf(contradiction.getMessage()), contradiction);
            }
            switch (related.answer()) {
                case Answer.Extends() -> {
                    Optional<Incident> undecodable = apply(batch, above.get());
                    if (undecodable.isPresent()) {
                        // What was read before it is written first; the next look meets it again.
                        return undecodable
                                .filter(any -> !batch.hasBlocks())
                                .map(incident -> new Reading.Disagreed(incident, head.id()));
                    }
                }
                case Answer answer
                when batch.hasBlocks() -> {
                    // The chain changed while we read it: the witness will show.
                    return Optional.empty();
                }
                case Answer.Forks(var ancestor) -> batch.rollBackTo(ancestor);
                case Answer.Replaces() -> batch.rollBackAll();
                case Answer.BelowFinal(var finalBlock) -> {
                    return Optional.of(
                            new Reading.Disagreed(Incidents.forkBelowFinal(finalBlock, related.branch()), head.id()));
                }
                case Answer.AskParent(BlockId parent) ->
                    throw new SourceException(
                            "the source does not know block %s, the parent of its own chain".formatted(parent));
            }
        }
        return Optional.empty();
    }

    /** Walks back by hash until the rule has an answer; AskParent when the source does not know the next one. */
    private Related relate(Cursor cursor, BlockHead above) {
        BlockHead branch = above;
        while (FollowRule.relate(cursor, branch) instanceof Answer.AskParent(BlockId parent)) {
            Optional<BlockHead> below = source.byId(parent).map(ChainBlock::head);
            if (below.isEmpty()) {
                return new Related(new Answer.AskParent(parent), branch);
            }
            if (below.get().height() != branch.height() - 1) {
                throw new Impossible("block %s has the parent %s".formatted(branch, below.get()));
            }
            branch = below.get();
        }
        return new Related(FollowRule.relate(cursor, branch), branch);
    }

    /**
     * What no chain does would be folded for good. Of the block above the tip, when that is its parent and is certain: one that is not
     * confirmed may be what is wrong, and never becomes final.
     */
    private void requirePossible(Cursor cursor, BlockHead above) {
        Optional<BlockHead> parent = cursor.tip()
                .filter(tip -> tip.head().id().equals(above.parent()))
                .filter(tip -> second.confirms(tip) || cursor.finalBlock().equals(Optional.of(tip)))
                .map(PublishedBlock::head);
        if (parent.isEmpty()) {
            return;
        }
        long from = parent.get().burnHeight();
        if (above.burnHeight() < from || above.burnHeight() - from > MOST_BURN_BLOCKS) {
            throw new Impossible("block %s has burn height %d, and its parent %s has %d"
                    .formatted(above, above.burnHeight(), parent.get(), from));
        }
    }

    /** The answer, and the lowest block of the branch that it was given for. */
    private record Related(Answer answer, BlockHead branch) {}

    private Optional<Incident> apply(Batch batch, ChainBlock block) {
        try {
            batch.apply(BlockMapper.encode(
                    batch.cursor().followed().inPlaceAt(block.height()),
                    block,
                    source.transactions(block),
                    batch.cursor().digest()));
            return Optional.empty();
        } catch (UndecodableBlockException e) {
            return Optional.of(Incidents.undecodablePrint(e));
        }
    }
}
