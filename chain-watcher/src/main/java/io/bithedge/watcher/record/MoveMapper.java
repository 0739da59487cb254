package io.bithedge.watcher.record;

import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.watcher.chain.BlockHead;

/** The records of moves that carry no transactions. */
public final class MoveMapper {
    private MoveMapper() {}

    public static ChainRecord rolledBack(BlockHead block) {
        return new ChainRecord(BlockRolledBack.newBuilder()
                .setHeight(block.height())
                .setIndexBlockHash(block.id().hex())
                .setParentIndexBlockHash(block.parent().hex())
                .build());
    }

    public static ChainRecord finalityAdvanced(BlockHead block, long burnTip) {
        return new ChainRecord(FinalityAdvanced.newBuilder()
                .setHeight(block.height())
                .setIndexBlockHash(block.id().hex())
                .setBurnHeight(block.burnHeight())
                .setBurnTip(burnTip)
                .build());
    }
}
