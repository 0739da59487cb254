package io.bithedge.watcher.follow;

import io.bithedge.watcher.chain.BlockHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the watcher stands: the newest final block, and the published blocks above it, oldest first, each the parent of the
 * next. Immutable; every move gives a new cursor.
 *
 * @param burnTip the newest burn-chain height known when the cursor was written.
 * @param followed whose events the stream carries.
 */
public record Cursor(Floor floor, List<PublishedBlock> unfinal, long burnTip, Followed followed) {
    public static final Cursor EMPTY = new Cursor(new Floor.Start(), List.of(), 0, Followed.NONE);

    public Cursor {
        unfinal = List.copyOf(unfinal);
        Optional<PublishedBlock> below = blockOf(floor);
        for (PublishedBlock block : unfinal) {
            if (below.isPresent()) {
                requireLink(below.get().head(), block.head());
            }
            below = Optional.of(block);
        }
    }

    public Optional<PublishedBlock> tip() {
        return unfinal.isEmpty() ? blockOf(floor) : Optional.of(unfinal.getLast());
    }

    public Optional<PublishedBlock> finalBlock() {
        return blockOf(floor);
    }

    public Digest digest() {
        return tip().map(PublishedBlock::digest).orElse(Digest.ZERO);
    }

    /** The height to read next; `startHeight` while nothing is published. */
    public long nextHeight(long startHeight) {
        return tip().map(block -> block.head().height() + 1).orElse(startHeight);
    }

    /** The block becomes the tip. It must stand on the present one. */
    public Cursor applied(PublishedBlock block) {
        List<PublishedBlock> longer = new ArrayList<>(unfinal);
        longer.add(block);
        return new Cursor(floor, longer, burnTip, followed);
    }

    /** The tip is gone. Refused when nothing above the floor is left. */
    public Cursor rolledBack() {
        return new Cursor(floor, unfinal.subList(0, unfinal.size() - 1), burnTip, followed);
    }

    /** Everything up to `block`, which is one of `unfinal`, is final. */
    public Cursor finalised(PublishedBlock block) {
        int at = unfinal.indexOf(block);
        if (at < 0) {
            throw new IllegalArgumentException("block " + block.head() + " is not among the published blocks");
        }
        PublishedBlock kept = new PublishedBlock(block.head(), block.digest());
        return new Cursor(new Floor.Final(kept), unfinal.subList(at + 1, unfinal.size()), burnTip, followed);
    }

    /** The published blocks above the final one up to the first that the second source does not confirm. */
    public List<PublishedBlock> confirmed(SecondLook second) {
        return unfinal.stream().takeWhile(second::confirms).toList();
    }

    /** The lowest published block that the second source refutes; empty when there is none. */
    public Optional<PublishedBlock> refuted(SecondLook second) {
        return unfinal.stream().filter(second::refutes).findFirst();
    }

    public Cursor withBurnTip(long height) {
        return new Cursor(floor, unfinal, height, followed);
    }

    public Cursor withFollowed(Followed changed) {
        return new Cursor(floor, unfinal, burnTip, changed);
    }

    /** The past of a contract joins the chain at the final block: what is published next rolls on from both. */
    public Cursor joined(Digest past) {
        PublishedBlock block = finalBlock().orElseThrow(() -> new IllegalStateException("no block is final"));
        if (!unfinal.isEmpty()) {
            throw new IllegalStateException("%d blocks above %s are published".formatted(unfinal.size(), block.head()));
        }
        PublishedBlock joint = new PublishedBlock(block.head(), Digest.joined(block.digest(), past), block.contents());
        return new Cursor(new Floor.Final(joint), unfinal, burnTip, followed);
    }

    private static Optional<PublishedBlock> blockOf(Floor floor) {
        return switch (floor) {
            case Floor.Start() -> Optional.empty();
            case Floor.Final(PublishedBlock block) -> Optional.of(block);
        };
    }

    private static void requireLink(BlockHead parent, BlockHead child) {
        if (!child.parent().equals(parent.id()) || child.height() != parent.height() + 1) {
            throw new IllegalArgumentException("block %s does not stand on %s".formatted(child, parent));
        }
    }
}
