package io.bithedge.watcher.audit;

import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.follow.Followed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An audit from end to end beside a system that runs: started by an operator. */
public final class AuditRun {
    private static final int PIECE_BLOCKS = 500;
    /** A fork that the source shows and the stream does not yet: the watcher needs a moment. */
    private static final int LOOKS_AT_THE_TIP = 30;

    private final PublishedStream stream;
    private final ChainAudit.Reading reading;
    private final Supplier<Followed> followed;
    private final Runnable pause;
    private final Consumer<AuditReport> progress;

    /** `pause` waits for the watcher to go on; `progress` hears of every block. */
    public AuditRun(
            PublishedStream stream,
            ChainAudit.Reading reading,
            Supplier<Followed> followed,
            Runnable pause,
            Consumer<AuditReport> progress) {
        this.stream = stream;
        this.reading = reading;
        this.followed = followed;
        this.pause = pause;
        this.progress = progress;
    }

    /** Throws SourceException or StreamException when it cannot be finished. */
    public AuditReport run(AuditRange range) {
        Findings ofStream = new Findings();
        StreamIndex index = new StreamIndex(stream, PIECE_BLOCKS, ofStream);
        ChainAudit audit = start(index, range);
        Optional<Origin> other = Origin.differing(index, reading.source());
        if (other.isPresent()) {
            return new AuditReport(0, -1, 0, 1, List.of(other.get().finding()));
        }
        while (audit.step()) {
            progress.accept(audit.report());
        }
        audit.forgetRolledBack();
        AuditReport ofChain = audit.report();
        Findings concerned = new Findings();
        ofStream.kept().stream().filter(finding -> concerns(finding, range)).forEach(concerned::add);
        return new AuditReport(
                ofChain.from(),
                ofChain.to(),
                concerned.gaps() + ofChain.gaps(),
                concerned.differences() + ofChain.differences(),
                Stream.concat(concerned.kept().stream(), ofChain.findings().stream())
                        .toList());
    }

    private ChainAudit start(StreamIndex index, AuditRange range) {
        ChainAudit audit = newAudit(index, range);
        for (int look = 1; look < LOOKS_AT_THE_TIP; look++) {
            Optional<BlockId> newest = audit.newest();
            if (newest.isEmpty() || reading.source().isCanonical(newest.get())) {
                return audit;
            }
            pause.run();
            audit = newAudit(index, range);
        }
        return audit;
    }

    private ChainAudit newAudit(StreamIndex index, AuditRange range) {
        index.readOn();
        return new ChainAudit(index, reading, followed.get(), new ChainAudit.Scope(range, false));
    }

    private static boolean concerns(Finding finding, AuditRange range) {
        return finding.height() < 0 || range.contains(finding.height());
    }
}
