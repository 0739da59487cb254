package io.bithedge.watcher.source;

import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.chain.SourceWatch.Comparison;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares two sources of one chain, a look at a time.
 *
 * <pre>
 * at the highest height that both have  | what it means
 * the same block                        | all below is the same, too: blocks are linked by hash
 * different blocks, now and then        | a fork that one of them has not heard of
 * different blocks, `looks` in a row    | SOURCES_ON_DIFFERENT_BRANCHES: a warning; it stops us once both call their block final
 * the same block, different contents,
 *   `looks` in a row                    | SOURCES_TELL_DIFFERENT_BLOCKS: stops us, as one of them tells an untruth
 * one of them fails or has no block     | nothing: silence and lag are no contradiction
 * </pre>
 *
 * Nothing stops us where the second one decides: then they are apart, and it is followed.
 *
 * Stepped by one thread; results may be read by any.
 */
public final class CrossCheck {
    /** An API that runs behind its node has nothing at the newest heights. */
    private static final int MAX_LAG = 10;

    private static final int MAX_CONFLICTS = 100;
    private static final int MAX_COMPARED = 2_000;

    /** One of the two, by the name shown to operators. */
    public record Side(String name, BlockSource source) {}

    private final Side first;
    private final Side second;
    private final CrossCheckSettings settings;
    private final Map<String, SourceConflict> conflicts = new LinkedHashMap<>();
    /** Heights whose contents were found equal, and of which block; the newest ones. */
    private final NavigableMap<Long, BlockId> compared = new TreeMap<>();

    private long agreed;
    /** The height whose contents are compared next; 0 before the first comparison. */
    private long next;

    private int differingLooks;
    private int differingContents;
    private int failingContents;
    private volatile boolean apart;
    private volatile Optional<SourceTip> secondTip = Optional.empty();
    private volatile Status status = new Status(Optional.empty(), Optional.empty(), 0, 0, "not compared yet");

    /** What the last look saw. `agreedHeight` and `comparedHeight` are 0 before there is one; `remark` says why nothing was compared. */
    public record Status(
            Optional<SourceTip> first,
            Optional<SourceTip> second,
            long agreedHeight,
            long comparedHeight,
            String remark) {}

    private record Heads(ChainBlock first, ChainBlock second) {
        boolean agree() {
            return first.id().equals(second.id());
        }
    }

    /** `first` is the one that is followed. */
    public CrossCheck(Side first, Side second, CrossCheckSettings settings) {
        this.first = first;
        this.second = second;
        this.settings = settings;
    }

    public Comparison comparison() {
        Status seen = status;
        return new Comparison(first.name(), second.name(), seen.agreedHeight(), seen.comparedHeight());
    }

    public Status status() {
        return status;
    }

    /** True while the last `looks` looks found different blocks at one height. */
    public boolean isApart() {
        return apart;
    }

    /** The newest tip that the second one gave; empty before the first answer. */
    public Optional<SourceTip> secondTip() {
        return secondTip;
    }

    public synchronized List<SourceConflict> conflicts() {
        Collection<SourceConflict> found = conflicts.values();
        return List.copyOf(found);
    }

    /** One look. Never throws for what a source does. */
    public void look() {
        Optional<SourceTip> firstTip = Optional.empty();
        Optional<SourceTip> other = Optional.empty();
        String remark = "";
        try {
            other = Optional.of(second.source().tip());
            secondTip = other;
            firstTip = Optional.of(first.source().tip());
            remark = compare(firstTip.get(), other.get());
        } catch (SourceException e) {
            remark = "%s and %s cannot be compared: %s".formatted(first.name(), second.name(), e.getMessage());
        }
        long comparedHeight = compared.isEmpty() ? 0 : compared.lastKey();
        status = new Status(firstTip, other, agreed, comparedHeight, remark);
    }

    private String compare(SourceTip firstTip, SourceTip secondTip) {
        long common = Math.min(firstTip.height(), secondTip.height());
        Optional<Heads> heads = highestOfBoth(common);
        if (heads.isEmpty()) {
            return "%s and %s have no block in common up to %d".formatted(first.name(), second.name(), common);
        }
        long height = heads.get().first().height();
        if (heads.get().agree()) {
            differingLooks = 0;
            apart = false;
            agreed = height;
            tryContents(height);
        } else if (++differingLooks >= settings.looks()) {
            apart = true;
            report(lowestDifference(heads.get()), Math.min(builtUpTo(first, firstTip), builtUpTo(second, secondTip)));
        }
        return "";
    }

    private Optional<Heads> highestOfBoth(long common) {
        for (long height = common; height > common - MAX_LAG && height >= settings.startHeight(); height--) {
            Optional<Heads> heads = headsAt(height);
            if (heads.isPresent()) {
                return heads;
            }
        }
        return Optional.empty();
    }

    private Optional<Heads> headsAt(long height) {
        Optional<ChainBlock> own = first.source().canonicalAt(height);
        return own.isEmpty()
                ? Optional.empty()
                : second.source().canonicalAt(height).map(other -> new Heads(own.get(), other));
    }

    /**
     * Doubles the distance until they agree, then halves it: where they agree they agree on everything below. Where one of them
     * knows nothing the search ends as where they agree.
     */
    private Heads lowestDifference(Heads highest) {
        Heads lowest = highest;
        long equal = settings.startHeight() - 1;
        long step = 1;
        while (lowest.first().height() - equal > 1) {
            long low = lowest.first().height();
            boolean doubling = equal < settings.startHeight() && low - step > equal;
            long height = doubling ? low - step : equal + (low - equal) / 2;
            step *= 2;
            Optional<Heads> differing = differenceAt(height);
            if (differing.isPresent()) {
                lowest = differing.get();
            } else {
                equal = height;
            }
        }
        return lowest;
    }

    private Optional<Heads> differenceAt(long height) {
        try {
            return headsAt(height).filter(heads -> !heads.agree());
        } catch (SourceException e) {
            return Optional.empty();
        }
    }

    /** The burn height of its newest block: what finality counts from. */
    private static long builtUpTo(Side side, SourceTip tip) {
        return side.source()
                .canonicalAt(tip.height())
                .map(block -> block.head().burnHeight())
                .orElse(0L);
    }

    private void report(Heads fork, long builtUpTo) {
        BlockHead own = fork.first().head();
        BlockHead other = fork.second().head();
        boolean isFinal = builtUpTo - Math.max(own.burnHeight(), other.burnHeight())
                >= settings.finality().burnBlocks();
        boolean stops = isFinal && !settings.secondDecides();
        String message = "%s and %s are on different branches from height %d on: %s says %s, %s says %s%s"
                .formatted(
                        first.name(),
                        second.name(),
                        own.height(),
                        first.name(),
                        own.id(),
                        second.name(),
                        other.id(),
                        isFinal ? ", and both call it final" : "");
        add(new SourceConflict(
                "different-branches:%s:%s%s".formatted(own.id(), other.id(), isFinal ? ":final" : ""),
                SourceConflict.Code.SOURCES_ON_DIFFERENT_BRANCHES,
                message,
                first.name() + ": " + own,
                second.name() + ": " + other,
                own.height(),
                stops));
    }

    /** A block that one of them cannot tell for good, below a gap of the pushes, must not keep us from the newer ones. */
    private void tryContents(long upTo) {
        try {
            compareContents(upTo);
            failingContents = 0;
        } catch (SourceException e) {
            if (++failingContents >= settings.looks()) {
                failingContents = 0;
                compared.clear();
                next = upTo;
            }
            throw e;
        }
    }

    private void compareContents(long upTo) {
        if (settings.blocksPerLook() == 0) {
            return;
        }
        forgetOrphans();
        next = next == 0 ? upTo : next;
        for (int i = 0; i < settings.blocksPerLook() && next <= upTo; i++, next++) {
            Optional<Heads> heads = headsAt(next);
            if (heads.isEmpty() || !heads.get().agree() || !compareContents(heads.get())) {
                return;
            }
        }
    }

    /** Heights that another branch took since are compared again. */
    private void forgetOrphans() {
        while (!compared.isEmpty()) {
            Map.Entry<Long, BlockId> newest = compared.lastEntry();
            Optional<ChainBlock> now = first.source().canonicalAt(newest.getKey());
            if (now.isEmpty() || now.get().id().equals(newest.getValue())) {
                return;
            }
            compared.remove(newest.getKey());
            next = newest.getKey();
        }
    }

    private boolean compareContents(Heads heads) {
        BlockContents own = contents(first, heads.first());
        BlockContents other = contents(second, heads.second());
        if (own.equals(other)) {
            differingContents = 0;
            compared.put(heads.first().height(), heads.first().id());
            if (compared.size() > MAX_COMPARED) {
                compared.pollFirstEntry();
            }
            return true;
        }
        if (++differingContents >= settings.looks()) {
            report(own, other);
        }
        return false;
    }

    /** What strangers printed beside ours is not compared: not every source tells it. */
    private BlockContents contents(Side side, ChainBlock block) {
        return new BlockContents(
                block, settings.contracts().partOf(side.source().transactions(block)));
    }

    private void report(BlockContents own, BlockContents other) {
        BlockHead head = own.block().head();
        add(new SourceConflict(
                "different-contents:" + head.id(),
                SourceConflict.Code.SOURCES_TELL_DIFFERENT_BLOCKS,
                "%s and %s tell different things of block %s: %s"
                        .formatted(first.name(), second.name(), head, own.difference(other)),
                first.name() + ": contents " + own.digest(),
                second.name() + ": contents " + other.digest(),
                head.height(),
                true));
    }

    private synchronized void add(SourceConflict conflict) {
        if (conflicts.size() < MAX_CONFLICTS) {
            conflicts.putIfAbsent(conflict.id(), conflict);
        }
    }
}
