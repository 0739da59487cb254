package io.bithedge.watcher.push;

import static java.util.Objects.requireNonNull;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.SeenBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest pushed blocks, of all branches. The highest block is the tip, the first one seen among equals; the branch is the tip
 * and its ancestors as far as they are known without a gap. Order and repetition of pushes change nothing but who was first.
 * Thread-safe.
 */
public final class BlockWindow {
    public static final int MAX_HEIGHTS = 1_000_000;

    private final int heights;
    private final Runnable onGrowth;
    private final Map<BlockId, SeenBlock> known = new HashMap<>();
    private final NavigableMap<Long, List<BlockId>> byHeight = new TreeMap<>();
    /** The branch: height to block, without a gap. */
    private final NavigableMap<Long, SeenBlock> branch = new TreeMap<>();

    private long burnTip;

    /** Blocks more than `heights` below the tip are forgotten: 1 to 1,000,000. */
    public BlockWindow(int heights) {
        this(heights, () -> {});
    }

    /** `onGrowth` is called behind each new block or burn height, by whoever brought it. */
    public BlockWindow(int heights, Runnable onGrowth) {
        if (heights < 1 || heights > MAX_HEIGHTS) {
            throw new IllegalArgumentException(
                    "block window: expected 1 to %d heights, got %d".formatted(MAX_HEIGHTS, heights));
        }
        this.heights = heights;
        this.onGrowth = onGrowth;
    }

    public void add(SeenBlock block) {
        if (admit(block)) {
            onGrowth.run();
        }
    }

    private synchronized boolean admit(SeenBlock block) {
        burnTip = Math.max(burnTip, block.block().head().burnHeight());
        boolean tooOld = !branch.isEmpty() && block.height() <= branch.lastKey() - heights;
        if (tooOld || known.putIfAbsent(block.id(), block) != null) {
            return false;
        }
        byHeight.computeIfAbsent(block.height(), any -> new ArrayList<>()).add(block.id());
        if (branch.isEmpty() || block.height() > branch.lastKey()) {
            link(block);
            forget(branch.lastKey() - heights);
        } else if (branch.firstEntry().getValue().parent().equals(block.id())) {
            link(block);
        }
        return true;
    }

    /** Forgets a block as if it had never been pushed. */
    public synchronized void remove(BlockId id) {
        SeenBlock gone = known.remove(id);
        if (gone == null) {
            return;
        }
        byHeight.computeIfPresent(gone.height(), (height, ids) -> without(ids, id));
        if (gone.equals(branch.get(gone.height()))) {
            branch.clear();
            if (!byHeight.isEmpty()) {
                BlockId highest = byHeight.lastEntry().getValue().getFirst();
                link(requireNonNull(known.get(highest)));
            }
        }
    }

    private static @Nullable List<BlockId> without(List<BlockId> ids, BlockId id) {
        ids.remove(id);
        return ids.isEmpty() ? null : ids;
    }

    public void burned(long height) {
        if (isNewBurnTip(height)) {
            onGrowth.run();
        }
    }

    private synchronized boolean isNewBurnTip(long height) {
        boolean isNew = height > burnTip;
        burnTip = Math.max(burnTip, height);
        return isNew;
    }

    /** The newest burn height that was pushed, by itself or with a block. */
    public synchronized long burnTip() {
        return burnTip;
    }

    public synchronized Optional<SeenBlock> tip() {
        return branch.isEmpty()
                ? Optional.empty()
                : Optional.of(branch.lastEntry().getValue());
    }

    /** The lowest block down to which the tip's branch has no gap. */
    public synchronized Optional<SeenBlock> bottom() {
        return branch.isEmpty()
                ? Optional.empty()
                : Optional.of(branch.firstEntry().getValue());
    }

    public synchronized Optional<SeenBlock> onBranch(long height) {
        return Optional.ofNullable(branch.get(height));
    }

    public synchronized boolean isOnBranch(BlockId id) {
        SeenBlock block = known.get(id);
        return block != null && onBranch(block.height()).filter(block::equals).isPresent();
    }

    public synchronized Optional<SeenBlock> find(BlockId id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Puts `block` and its ancestors on the branch, down to where they already are, or to the first unknown parent. */
    private void link(SeenBlock block) {
        SeenBlock next = block;
        while (true) {
            SeenBlock before = branch.put(next.height(), next);
            if (next.equals(before)) {
                return;
            }
            SeenBlock parent = known.get(next.parent());
            if (parent == null || parent.height() != next.height() - 1) {
                branch.headMap(next.height(), false).clear();
                return;
            }
            next = parent;
        }
    }

    private void forget(long upTo) {
        branch.headMap(upTo, true).clear();
        NavigableMap<Long, List<BlockId>> old = byHeight.headMap(upTo, true);
        old.values().forEach(ids -> ids.forEach(known::remove));
        old.clear();
    }
}
