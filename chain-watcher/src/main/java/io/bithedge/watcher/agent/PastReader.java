package io.bithedge.watcher.agent;

import io.bithedge.watcher.agent.BatchReader.Reading;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.FollowedContract;
import io.bithedge.watcher.follow.FollowedContract.Foot;
import io.bithedge.watcher.follow.FollowedContract.Past;
import io.bithedge.watcher.follow.PublishedBlock;
import io.bithedge.watcher.record.BlockMapper;
import io.bithedge.watcher.record.Incidents;
import io.bithedge.watcher.record.UndecodableBlockException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the next section of the past of a contract that was added: final blocks only, oldest first, each the parent of the
 * next. The section that reaches the final block joins the contract to the chain.
 */
final class PastReader {
    private final BlockSource source;
    private final BatchLimits limits;

    PastReader(BlockSource source, BatchLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /** `past` is the contract's, `finalBlock` the cursor's. */
    Reading read(Cursor cursor, FollowedContract contract, Past past, PublishedBlock finalBlock) {
        long finalHeight = finalBlock.head().height();
        OurContracts own = new OurContracts(List.of(contract.named()));
        Section section = new Section(contract, past);
        while (section.past().nextHeight() <= finalHeight && section.hasRoom(limits)) {
            ChainBlock block = next(section.past());
            try {
                section.add(BlockMapper.encodePast(
                        own, block, source.transactions(block), section.past().digest()));
            } catch (UndecodableBlockException e) {
                if (section.isEmpty()) {
                    return new Reading.Disagreed(Incidents.undecodablePrint(e), block.id());
                }
                // What was read before it is written first; the next look meets it again.
                break;
            }
        }
        Optional<BlockHead> other = section.newest()
                .filter(newest -> newest.height() == finalHeight)
                .filter(newest -> !newest.equals(finalBlock.head()));
        if (other.isPresent()) {
            return new Reading.Disagreed(
                    Incidents.forkBelowFinal(finalBlock, other.get()),
                    other.get().id());
        }
        Batch batch = new Batch(cursor);
        batch.tell(section, finalBlock);
        return new Reading.Read(batch);
    }

    private ChainBlock next(Past past) {
        ChainBlock block = source.canonicalAt(past.nextHeight())
                .orElseThrow(() -> new SourceException(
                        "the source has no block at height %d, below the final one".formatted(past.nextHeight())));
        if (past.foot() instanceof Foot.At(var last) && !block.head().parent().equals(last)) {
            throw new SourceException("block %s stands on %s, expected %s below the final block"
                    .formatted(block.head(), block.head().parent(), last));
        }
        return block;
    }
}
