package io.bithedge.watcher.record;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.schemas.avro.ContractBackfillStarted;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.watcher.follow.Digest;
import io.bithedge.watcher.follow.FollowedContract;
import io.bithedge.watcher.follow.FollowedContract.Past;

/** The records around a section of a contract's past. `past` is the contract's with the section published. */
public final class PastMapper {
    private PastMapper() {}

    public static ChainRecord started(FollowedContract contract, long fromHeight, Past past) {
        return new ChainRecord(new ContractBackfillStarted(contract.principal(), fromHeight, past.nextHeight() - 1));
    }

    public static ChainRecord ended(FollowedContract contract, long fromHeight, Past past, int events) {
        return new ChainRecord(builder(contract, fromHeight, past, events).build());
    }

    /** The last section: `joined` is the digest that the next block rolls on from. */
    public static ChainRecord joined(FollowedContract contract, long fromHeight, Past past, int events, Digest joined) {
        return new ChainRecord(builder(contract, fromHeight, past, events)
                .setJoinedDigest(new Hash32(joined.bytes().toArray()))
                .build());
    }

    private static ContractBackfillEnded.Builder builder(
            FollowedContract contract, long fromHeight, Past past, int events) {
        return ContractBackfillEnded.newBuilder()
                .setContract(contract.principal())
                .setFromHeight(fromHeight)
                .setToHeight(past.nextHeight() - 1)
                .setEventCount(events)
                .setDigest(new Hash32(past.digest().bytes().toArray()));
    }
}
