package io.bithedge.watcher.source;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.PublishedBlock;
import io.bithedge.watcher.follow.SecondLook;
import io.bithedge.watcher.push.PushBlockSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows what nodes push; what was pulled fills the gaps, and is what counts where the two differ.
 *
 * <pre>
 * PUSHED -> PULLED   the pushed tip is lower than the pulled one for `patience`, or far above it; the two stay on different
 *                    branches; what was pushed would stop us, or was not true: then for ten minutes
 * PULLED -> PUSHED   the pushed tip has come up to the pulled one, and what was pushed first stands on what is pulled
 * </pre>
 *
 * While PULLED everything is pulled: two branches are never mixed. While PUSHED only what lies below the pushed chain, or could not
 * be read from the push, is pulled. Moves at {@link #tip}, the first question of a cycle, and at {@link #settles}. Blocks may be
 * read by several threads between two of them.
 */
public final class CrossCheckedSource implements BlockSource, SecondLook {
    /** A pushed branch so short is looked at again whenever it begins elsewhere. */
    private static final int SHORT_BRANCH = 100;

    private static final int MAX_HEADS = 50_000;
    private static final Duration MISTRUST = Duration.ofMinutes(10);

    private final PushBlockSource pushed;
    private final BlockSource pulled;
    private final CrossCheck check;
    private final PulledLook look;
    private final Limits limits;
    private final InstantSource clock;
    private final Set<ChainBlock> pulledHeads = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ChainBlock, Boolean> eldest) {
            return size() > MAX_HEADS;
        }
    });
    private @Nullable Instant behindSince;
    private List<BlockId> linkedSeam = List.of();
    private volatile Instant mistrustedUntil = Instant.MIN;
    private int knownRefutations;
    private volatile boolean pulling;
    /** True when blocks on both sides of the seam between what is pulled and what was pushed may be read next. */
    private volatile boolean seam = true;

    /**
     * When pushes are left.
     *
     * @param patience so long the pushed tip may be the lower one.
     * @param maxAhead so many blocks it may be the higher one.
     * @param contracts whose transactions count.
     */
    public record Limits(Duration patience, int maxAhead, OurContracts contracts) {}

    /** `check` compares the two branches, `look` the contents; both are stepped by somebody else. */
    public CrossCheckedSource(
            PushBlockSource pushed,
            BlockSource pulled,
            CrossCheck check,
            PulledLook look,
            Limits limits,
            InstantSource clock) {
        this.pushed = pushed;
        this.pulled = pulled;
        this.check = check;
        this.look = look;
        this.limits = limits;
        this.clock = clock;
    }

    /** The burn height is the pulled one: a pushed one proves nothing. */
    @Override
    public SourceTip tip() {
        SourceTip tip = pushed.tip();
        pulling = pushed.isEmpty()
                || isMistrusted()
                || check.isApart()
                || isTooHigh(tip)
                || isPushLate(tip)
                || !isLinked();
        return pulling
                ? pulled.tip()
                : new SourceTip(
                        tip.height(),
                        check.secondTip().map(SourceTip::burnHeight).orElse(0L));
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        boolean below = pushed.isBelowGap(height);
        seam |= below;
        return (pulling || below) ? remember(pulled.canonicalAt(height)) : pushed.canonicalAt(height);
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        if (pulling) {
            return pulled.byId(id);
        }
        Optional<ChainBlock> found = pushed.byId(id);
        return found.isPresent() ? found : pulled.byId(id);
    }

    @Override
    public boolean isCanonical(BlockId id) {
        boolean isPushed = pushed.byId(id)
                .filter(block -> !pushed.isBelowGap(block.height()))
                .isPresent();
        return (isPushed && !pulling) ? pushed.isCanonical(id) : pulled.isCanonical(id);
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        if (!pulling && pushed.canRead(block)) {
            return pushed.transactions(block);
        }
        List<ChainTransaction> transactions = pulled.transactions(block);
        if (isRemembered(block)) {
            look.given(block, limits.contracts().partOf(transactions));
        }
        return transactions;
    }

    @Override
    public boolean confirms(PublishedBlock block) {
        return look.confirms(block);
    }

    /** While everything is pulled, also what was published of another branch: it may be the longer one, and is not the chain. */
    @Override
    public boolean refutes(PublishedBlock block) {
        return look.refutes(block) || (pulling && look.isElsewhere(block));
    }

    /** What was pushed of the block is forgotten, and everything is pulled for now. */
    @Override
    public boolean settles(BlockId block) {
        if (pulling || pushed.byId(block).isEmpty()) {
            return false;
        }
        pushed.refuse(block, "it would stop us, and what is pulled is not asked yet");
        mistrustedUntil = clock.instant().plus(MISTRUST);
        pulling = true;
        return true;
    }

    /** Why it does not follow what is pushed; empty when it does. */
    public String remark() {
        if (check.isApart()) {
            return "what is pushed is on another branch than what is pulled: pulling";
        }
        if (clock.instant().isBefore(mistrustedUntil)) {
            return "what was pushed was not true: pulling until " + mistrustedUntil;
        }
        return pulling ? "no node pushes, or it is behind: pulling" : "";
    }

    /** Two branches that meet at the seam would be rolled back into each other for ever. */
    private boolean isLinked() {
        List<BlockId> now = pushed.seam();
        boolean isNewAndShort = pushed.length() < SHORT_BRANCH && !now.equals(linkedSeam);
        if (seam || pulling || isNewAndShort) {
            boolean linked = now.stream().anyMatch(pulled::isCanonical);
            seam = !linked;
            linkedSeam = linked ? now : List.of();
            return linked;
        }
        return true;
    }

    /** Who was wrong once is wrong again: each would take some looks to be found. */
    private boolean isMistrusted() {
        int refutations = look.refutations();
        if (refutations > knownRefutations) {
            knownRefutations = refutations;
            mistrustedUntil = clock.instant().plus(MISTRUST);
        }
        return clock.instant().isBefore(mistrustedUntil);
    }

    private boolean isTooHigh(SourceTip tip) {
        return check.secondTip()
                .filter(known -> tip.height() - known.height() > limits.maxAhead())
                .isPresent();
    }

    private boolean isPushLate(SourceTip tip) {
        long pulledHeight = check.status().second().map(SourceTip::height).orElse(0L);
        if (tip.height() >= pulledHeight) {
            behindSince = null;
            return false;
        }
        Instant since = behindSince == null ? clock.instant() : behindSince;
        behindSince = since;
        return pulling || !clock.instant().isBefore(since.plus(limits.patience()));
    }

    private Optional<ChainBlock> remember(Optional<ChainBlock> head) {
        synchronized (pulledHeads) {
            head.ifPresent(pulledHeads::add);
        }
        return head;
    }

    private boolean isRemembered(ChainBlock head) {
        synchronized (pulledHeads) {
            return pulledHeads.contains(head);
        }
    }
}
