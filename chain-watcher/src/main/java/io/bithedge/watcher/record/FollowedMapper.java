package io.bithedge.watcher.record;

import io.bithedge.contracts.OurContract;
import io.bithedge.schemas.avro.ContractPast;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.follow.FollowedContract;
import io.bithedge.watcher.follow.FollowedContract.Coverage;
import io.bithedge.watcher.follow.FollowedContract.Foot;
import io.bithedge.watcher.follow.FollowedContract.Past;
import org.jspecify.annotations.Nullable;

/** A followed contract as a record, both ways. */
final class FollowedMapper {
    private FollowedMapper() {}

    static io.bithedge.schemas.avro.FollowedContract toRecord(FollowedContract contract) {
        var builder = io.bithedge.schemas.avro.FollowedContract.newBuilder()
                .setContract(contract.principal())
                .setRole(contract.role().name());
        return switch (contract.coverage()) {
            case Coverage.FromStart(long height) ->
                builder.setInPlaceFrom(height).build();
            case Coverage.CatchingUp(Past past) -> builder.setPast(past(past)).build();
            case Coverage.Joined(Past past, long inPlaceFrom) ->
                builder.setPast(past(past)).setInPlaceFrom(inPlaceFrom).build();
        };
    }

    static FollowedContract fromRecord(io.bithedge.schemas.avro.FollowedContract contract) {
        return new FollowedContract(
                contract.getContract(), OurContract.valueOf(contract.getRole()), coverage(contract));
    }

    private static Coverage coverage(io.bithedge.schemas.avro.FollowedContract contract) {
        @Nullable Long inPlaceFrom = contract.getInPlaceFrom();
        @Nullable ContractPast past = contract.getPast();
        if (past != null) {
            return inPlaceFrom == null
                    ? new Coverage.CatchingUp(past(past))
                    : new Coverage.Joined(past(past), inPlaceFrom);
        }
        if (inPlaceFrom == null) {
            throw new IllegalArgumentException(
                    "contract %s has neither a past nor a height".formatted(contract.getContract()));
        }
        return new Coverage.FromStart(inPlaceFrom);
    }

    private static ContractPast past(Past past) {
        String lastBlock = switch (past.foot()) {
            case Foot.None() -> "";
            case Foot.At(BlockId block) -> block.hex();
        };
        return new ContractPast(past.fromHeight(), past.nextHeight(), lastBlock, CursorMapper.hash(past.digest()));
    }

    private static Past past(ContractPast past) {
        String lastBlock = past.getLastBlock();
        Foot foot = lastBlock.isEmpty() ? new Foot.None() : new Foot.At(new BlockId(lastBlock));
        return new Past(past.getFromHeight(), past.getNextHeight(), foot, CursorMapper.digest(past.getDigest()));
    }
}
