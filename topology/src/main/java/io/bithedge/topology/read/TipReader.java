package io.bithedge.topology.read;

import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.TipView;
import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockHeader;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.HoldState;
import io.bithedge.topology.finality.HoldBlocks;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.Optional;

/** The newest block of the hold, final or not. Without one, ten minutes are counted for each burn block since the last final one. */
final class TipReader {
    private final StoreAccess stores;

    TipReader(StoreAccess stores) {
        this.stores = stores;
    }

    TipView read(AsOf finalBlock) {
        return held().orElseGet(() -> new TipView(
                finalBlock.burnTip(),
                finalBlock.blockTime()
                        + BurnBlocks.SECONDS
                                * Math.max(0, finalBlock.burnHeight().blocksTo(finalBlock.burnTip()))));
    }

    /** Empty also when all blocks were released, and no younger one has come. */
    private Optional<TipView> held() {
        return Optional.ofNullable(
                        stores.<HoldState>partition(StoreNames.HOLD_STATE, 0).get(Keys.ONLY))
                .map(HoldState::getTip)
                .flatMap(this::block)
                .map(block -> new TipView(new BurnHeight(block.getBurnHeight()), block.getBlockTime()));
    }

    private Optional<BlockApplied> block(BlockHeader tip) {
        return Optional.ofNullable(stores.<ChainRecord>partition(StoreNames.HELD_RECORDS, 0)
                        .get(HoldBlocks.recordKey(tip.getHeight(), 0)))
                .map(record -> (BlockApplied) record.getBody());
    }
}
