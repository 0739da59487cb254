package io.bithedge.watcher.follow;

import io.bithedge.contracts.OurContract;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.contract.OurContracts;

/** A contract whose events the stream carries, and since when they stand in their blocks. */
public record FollowedContract(String principal, OurContract role, Coverage coverage) {

    /** Which of its events are in the stream. */
    public sealed interface Coverage {
        /** All from this height on: it was followed from the first block of the log. */
        record FromStart(long height) implements Coverage {}

        /** It was added later, and its past is being published in sections; nothing of it stands in the blocks yet. */
        record CatchingUp(Past past) implements Coverage {}

        /** Its past was published, and from `inPlaceFrom` on its events stand in their blocks. */
        record Joined(Past past, long inPlaceFrom) implements Coverage {}
    }

    /**
     * How far its past is published: the blocks `fromHeight` to `nextHeight` - 1.
     *
     * @param digest rolled over those blocks with this contract's events only.
     */
    public record Past(long fromHeight, long nextHeight, Foot foot, Digest digest) {
        public static Past from(long height) {
            return new Past(height, height, new Foot.None(), Digest.ZERO);
        }

        /** The section up to and with `block` is published. */
        public Past toldTo(PublishedBlock block) {
            return new Past(
                    fromHeight,
                    block.head().height() + 1,
                    new Foot.At(block.head().id()),
                    block.digest());
        }
    }

    /** The block that the next section stands on. */
    public sealed interface Foot {
        record None() implements Foot {}

        record At(BlockId block) implements Foot {}
    }

    public OurContracts.Named named() {
        return new OurContracts.Named(principal, role, 0);
    }

    public boolean isInPlaceAt(long height) {
        return switch (coverage) {
            case Coverage.FromStart(long from) -> height >= from;
            case Coverage.CatchingUp any -> false;
            case Coverage.Joined(Past any, long from) -> height >= from;
        };
    }

    FollowedContract with(Coverage changed) {
        return new FollowedContract(principal, role, changed);
    }
}
