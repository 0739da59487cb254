package io.bithedge.watcher.agent;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.follow.FollowedContract;
import io.bithedge.watcher.follow.FollowedContract.Past;
import io.bithedge.watcher.record.BlockMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run of blocks out of the past of one contract, with its events only. */
final class Section {
    private final FollowedContract contract;
    private final long fromHeight;
    private final List<ChainRecord> events = new ArrayList<>();
    private Past past;
    private @Nullable BlockHead newest;

    Section(FollowedContract contract, Past past) {
        this.contract = contract;
        this.fromHeight = past.nextHeight();
        this.past = past;
    }

    FollowedContract contract() {
        return contract;
    }

    long fromHeight() {
        return fromHeight;
    }

    /** The past with this section published. */
    Past past() {
        return past;
    }

    List<ChainRecord> events() {
        return events;
    }

    /** Empty when the section is. */
    Optional<BlockHead> newest() {
        return Optional.ofNullable(newest);
    }

    boolean isEmpty() {
        return past.nextHeight() == fromHeight;
    }

    boolean hasRoom(BatchLimits limits) {
        return past.nextHeight() - fromHeight < limits.blocks() && events.size() < limits.records();
    }

    void add(BlockMapper.Encoded block) {
        events.addAll(block.records());
        past = past.toldTo(block.block());
        newest = block.block().head();
    }
}
