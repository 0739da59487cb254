package io.bithedge.watcher.follow;

import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import java.util.Optional;

/**
 * Decides how a block of the canonical chain relates to what is published. `branch` is the lowest block of that chain known so
 * far; as long as the answer is {@link Answer.AskParent}, the caller asks again with the parent.
 *
 * <pre>
 * parent of branch                        | answer
 * is the tip                              | Extends
 * is another published block, or the floor| Forks from it
 * lies below the first published block,
 *   and nothing is final                  | Replaces everything
 * at or below the final height, another id| BelowFinal
 * anything else                           | AskParent
 * </pre>
 *
 * A source whose tip is lower than ours answers nothing at the next height, so lag never gets here.
 */
public final class FollowRule {
    /** What to do about the branch. */
    public sealed interface Answer {
        record Extends() implements Answer {}

        /** Everything above `ancestor` is orphaned. */
        record Forks(PublishedBlock ancestor) implements Answer {}

        /** Everything published is orphaned. */
        record Replaces() implements Answer {}

        /** The branch leaves the chain below `finalBlock`: an operator must decide. */
        record BelowFinal(PublishedBlock finalBlock) implements Answer {}

        record AskParent(BlockId parent) implements Answer {}
    }

    private FollowRule() {}

    public static Answer relate(Cursor cursor, BlockHead branch) {
        Optional<PublishedBlock> tip = cursor.tip();
        if (tip.isEmpty() || isChild(branch, tip.get())) {
            return new Answer.Extends();
        }
        Optional<PublishedBlock> ancestor = parentOf(cursor, branch);
        if (ancestor.isPresent()) {
            return new Answer.Forks(ancestor.get());
        }
        return switch (cursor.floor()) {
            case Floor.Final(PublishedBlock block)
            when branch.height() <= block.head().height() + 1 -> new Answer.BelowFinal(block);
            case Floor.Start()
            when branch.height() <= cursor.unfinal().getFirst().head().height() -> new Answer.Replaces();
            case Floor.Final any -> new Answer.AskParent(branch.parent());
            case Floor.Start any -> new Answer.AskParent(branch.parent());
        };
    }

    private static Optional<PublishedBlock> parentOf(Cursor cursor, BlockHead branch) {
        for (PublishedBlock block : cursor.unfinal().reversed()) {
            if (isChild(branch, block)) {
                return Optional.of(block);
            }
        }
        return cursor.finalBlock().filter(block -> isChild(branch, block));
    }

    private static boolean isChild(BlockHead branch, PublishedBlock parent) {
        return branch.parent().equals(parent.head().id());
    }
}
