package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.record.BlockMapper;
import io.bithedge.watcher.record.UndecodableBlockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the records of a block out of what the source tells now, and compares them with the published ones. */
final class BlockAudit {
    private final PublishedStream stream;

    /** A block as the source has it now. */
    record SourceBlock(ChainBlock block, List<ChainTransaction> transactions) {}

    BlockAudit(PublishedStream stream) {
        this.stream = stream;
    }

    /** `current` is empty when the source does not know the block. */
    List<Finding> compare(PublishedEntry published, Optional<SourceBlock> current, Followed followed) {
        if (current.isEmpty()) {
            return List.of(Finding.difference(
                    published.height(), published.id(), "a block that the source knows", "one it does not"));
        }
        ChainBlock block = current.get().block();
        BlockMapper.Encoded encoded;
        try {
            encoded = BlockMapper.encode(
                    followed.inPlaceAt(published.height()),
                    block,
                    current.get().transactions(),
                    published.parentDigest());
        } catch (UndecodableBlockException e) {
            return List.of(Finding.difference(
                    published.height(), published.id(), e.expected(), e.got() + ", as the source has it now"));
        }
        return compare(published, encoded.records());
    }

    private List<Finding> compare(PublishedEntry published, List<ChainRecord> all) {
        List<ChainRecord> inner = all.subList(1, all.size() - 1);
        List<Finding> findings = new ArrayList<>();
        if (!all.getFirst().getBody().equals(published.applied())) {
            findings.add(difference(published, all.getFirst().getBody(), published.applied()));
        }
        if (Fingerprint.of(inner) != published.fingerprint()) {
            findings.addAll(RecordDiff.of(published.height(), published.id(), inner, innerRecords(published)));
        }
        BlockEnded expected = (BlockEnded) all.getLast().getBody();
        if (published.isLinked()
                && !expected.getDigest().equals(published.ended().getDigest())) {
            findings.add(difference(published, "digest " + Digests.of(expected.getDigest()), published.digest()));
        } else if (findings.isEmpty() && published.isLinked() && !expected.equals(published.ended())) {
            findings.add(difference(published, expected, published.ended()));
        }
        return findings;
    }

    private static Finding difference(PublishedEntry published, Object expected, Object got) {
        return Finding.difference(published.height(), published.id(), expected.toString(), got.toString());
    }

    /** What stands between its BlockApplied and its BlockEnded; only for a block that differs. */
    private List<ChainRecord> innerRecords(PublishedEntry published) {
        List<ChainRecord> inner = new ArrayList<>();
        stream.read(published.offset() + 1, entry -> {
            if (!(entry instanceof PublishedStream.Entry.Read(long offset, ChainRecord record))) {
                return true;
            }
            boolean isInside =
                    record.getBody() instanceof ContractEvent || record.getBody() instanceof ContractTransaction;
            if (isInside) {
                inner.add(record);
            }
            return isInside;
        });
        return inner;
    }
}
