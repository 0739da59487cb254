package io.bithedge.watcher.record;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceConflict;
import io.bithedge.watcher.follow.PublishedBlock;

/** What the watcher reports before it stops. Ids are functions of the cause: a restart reports the same incident again. */
public final class Incidents {
    private static final String STAGE = "chain-watcher";

    private Incidents() {}

    public static Incident undecodablePrint(UndecodableBlockException cause) {
        return Incident.newBuilder()
                .setId("undecodable-print:%s:%s:%d"
                        .formatted(
                                cause.position().getIndexBlockHash(),
                                cause.position().getTxid(),
                                cause.position().getOrdinal()))
                .setCode("UNDECODABLE_PRINT")
                .setSubject(cause.contract())
                .setMessage(String.valueOf(cause.getMessage()))
                .setExpected(cause.expected())
                .setGot(cause.got())
                .setPosition(cause.position())
                .setHeight(cause.block().height())
                .setStage(STAGE)
                .build();
    }

    /** `branch` is the lowest known block of the chain that does not contain the final block, which alone is the cause. */
    public static Incident forkBelowFinal(PublishedBlock finalBlock, BlockHead branch) {
        String message = "the canonical chain leaves ours below the final block %s: its block %s stands on %s"
                .formatted(finalBlock.head(), branch, branch.parent());
        return Incident.newBuilder()
                .setId("fork-below-final:" + finalBlock.head().id())
                .setCode("FORK_BELOW_FINAL")
                .setSubject("chain")
                .setMessage(message)
                .setExpected("a chain with block " + finalBlock.head())
                .setGot("a chain with block " + branch)
                .setHeight(branch.height())
                .setStage(STAGE)
                .build();
    }

    /** What the source says and what we published. */
    public record Contrast(String source, String published) {}

    /** The same contrast at the same block is the same incident. */
    public static Incident auditFinding(String code, long height, String block, Contrast contrast) {
        String place = "block %d %s".formatted(height, block).trim();
        return Incident.newBuilder()
                .setId("audit:%d:%s:%08x".formatted(height, block, contrast.hashCode()))
                .setCode(code)
                .setSubject("chain")
                .setMessage("%s: the source says %s, we published %s"
                        .formatted(place, contrast.source(), contrast.published()))
                .setExpected(contrast.source())
                .setGot(contrast.published())
                .setHeight(height)
                .setStage(STAGE)
                .build();
    }

    /** The whole stream tells of another chain than the source: one incident, not one for each block. */
    public static Incident anotherChain(long height, String published, String source) {
        return Incident.newBuilder()
                .setId("another-chain:%s:%s".formatted(published, source))
                .setCode("ANOTHER_CHAIN")
                .setSubject("chain")
                .setMessage("the source tells another chain than the one we published: its block %d is %s, ours is %s"
                        .formatted(height, source, published))
                .setExpected(published)
                .setGot(source)
                .setHeight(height)
                .setStage(STAGE)
                .build();
    }

    /** A warning unless what we publish could be wrong. */
    public static Incident sourceConflict(SourceConflict conflict) {
        return Incident.newBuilder()
                .setId(conflict.id())
                .setCode(conflict.code().name())
                .setSubject("chain")
                .setMessage(conflict.message())
                .setExpected(conflict.expected())
                .setGot(conflict.got())
                .setHeight(conflict.height())
                .setStage(STAGE)
                .setStopsQuotes(conflict.stops())
                .build();
    }
}
