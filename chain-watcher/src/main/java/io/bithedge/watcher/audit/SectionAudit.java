package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.Digest;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.follow.FollowedContract;
import io.bithedge.watcher.record.BlockMapper;
import io.bithedge.watcher.record.UndecodableBlockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rolls a section of a contract's past again, block by block, and compares it with the published one. */
final class SectionAudit {
    private final SectionEntry section;
    private final List<ChainRecord> expected = new ArrayList<>();
    private Digest digest;
    private long nextHeight;

    SectionAudit(SectionEntry section) {
        this.section = section;
        this.digest = section.before();
        this.nextHeight = section.ended().getFromHeight();
    }

    boolean isDone() {
        return nextHeight > section.ended().getToHeight();
    }

    /** Reads one block. */
    List<Finding> step(BlockSource source, Followed followed) {
        long height = nextHeight;
        Optional<FollowedContract> contract = followed.find(section.contract());
        if (contract.isEmpty()) {
            nextHeight = Long.MAX_VALUE;
            return List.of(
                    Finding.difference(height, "", "a section of a followed contract", "one of " + section.contract()));
        }
        ChainBlock block = source.canonicalAt(height)
                .orElseThrow(() -> new SourceException("the source has no block at height %d".formatted(height)));
        try {
            BlockMapper.Encoded encoded = BlockMapper.encodePast(
                    new OurContracts(List.of(contract.get().named())), block, source.transactions(block), digest);
            expected.addAll(encoded.records());
            digest = encoded.block().digest();
        } catch (UndecodableBlockException e) {
            nextHeight++;
            return List.of(Finding.difference(height, block.id().hex(), e.expected(), e.got()));
        }
        nextHeight++;
        return List.of();
    }

    /** When every block was read. */
    List<Finding> compare(PublishedStream stream) {
        ContractBackfillEnded ended = section.ended();
        if (nextHeight == Long.MAX_VALUE) {
            return List.of();
        }
        List<Finding> findings = RecordDiff.of(ended.getToHeight(), "", expected, events(stream));
        if (findings.isEmpty() && !digest.equals(Digests.of(ended.getDigest()))) {
            return List.of(Finding.difference(
                    ended.getToHeight(),
                    "",
                    "digest %s of the past of %s".formatted(digest, ended.getContract()),
                    Digests.of(ended.getDigest()).toString()));
        }
        return findings;
    }

    private List<ChainRecord> events(PublishedStream stream) {
        List<ChainRecord> events = new ArrayList<>();
        stream.read(section.offset() + 1, entry -> {
            boolean isEvent = entry instanceof PublishedStream.Entry.Read(long offset, ChainRecord record)
                    && record.getBody() instanceof ContractEvent
                    && events.add(record);
            return isEvent;
        });
        return events;
    }
}
