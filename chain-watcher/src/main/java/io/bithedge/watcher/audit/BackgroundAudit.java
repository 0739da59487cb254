package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.record.Incidents;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads final blocks again, slowly, from the newest down to the first and then from the newest again, and reports what differs
 * from what was published. Stepped by one thread; the status may be read by any.
 */
public final class BackgroundAudit {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundAudit.class);
    private static final int PIECE_BLOCKS = 500;
    /** Between two passes, and after a failure. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final ChainAudit.Reading reading;
    private final Supplier<Followed> followed;
    private final Consumer<Incident> incidents;
    private final Duration pace;
    private final Findings ofStream = new Findings();
    private final StreamIndex index;
    private final Set<Finding> known = new HashSet<>();
    private @Nullable ChainAudit pass;
    private int passes;
    private long gaps;
    private long differences;
    private volatile AuditStatus status =
            new AuditStatus(new AuditReport(0, -1, 0, 0, List.of()), 0, 0, 0, "the first pass has not begun");

    /** `incidents` hears of every finding once. */
    public BackgroundAudit(
            PublishedStream stream,
            BlockSource source,
            Supplier<Followed> followed,
            Consumer<Incident> incidents,
            int blocksPerMinute) {
        this.reading = new ChainAudit.Reading(source, Runnable::run, 1);
        this.followed = followed;
        this.incidents = incidents;
        this.pace = Duration.ofMinutes(1).dividedBy(blocksPerMinute);
        this.index = new StreamIndex(stream, PIECE_BLOCKS, ofStream);
    }

    public AuditStatus status() {
        return status;
    }

    /** One block, or the beginning or the end of a pass. Returns how long to wait before the next step. */
    public Duration doWork() {
        try {
            return step();
        } catch (SourceException | PublishedStream.StreamException e) {
            become(String.valueOf(e.getMessage()));
            return REST;
        }
    }

    /** Something happened that nobody foresaw: nothing more is audited. */
    public void halt(String reason) {
        become(reason);
    }

    private Duration step() {
        ChainAudit running = pass;
        if (running == null) {
            return begin(followed.get());
        }
        if (running.step()) {
            running.report().findings().forEach(this::report);
            become("");
            return pace;
        }
        passes++;
        become("");
        LOG.info("pass {}: {}", passes, running.report());
        pass = null;
        return REST;
    }

    private Duration begin(Followed contracts) {
        if (contracts.contracts().isEmpty()) {
            // The stream may be full already; compared with no contract at all, every event of it would be one too
            // many.
            become("the watcher has not opened its log yet, or has halted");
            return pace;
        }
        index.readOn();
        Optional<Origin> other = Origin.differing(index, reading.source());
        if (other.isPresent()) {
            report(other.get());
            return REST;
        }
        ofStream.kept().forEach(this::report);
        pass = new ChainAudit(index, reading, contracts, new ChainAudit.Scope(AuditRange.ALL, true));
        return pace;
    }

    private void report(Origin other) {
        Incident incident = Incidents.anotherChain(other.height(), other.published(), other.source());
        if (known.add(other.finding())) {
            LOG.error("audit: {}", incident.getMessage());
            differences++;
            incidents.accept(incident);
        }
        become(incident.getMessage());
    }

    private void report(Finding finding) {
        if (known.add(finding)) {
            LOG.error("audit: {}", finding);
            gaps += finding.blocks();
            differences += finding.isGap() ? 0 : 1;
            incidents.accept(Incidents.auditFinding(
                    finding.isGap() ? "AUDIT_GAP" : "AUDIT_DIFFERENCE",
                    finding.height(),
                    finding.block(),
                    new Incidents.Contrast(finding.expected(), finding.got())));
        }
    }

    private void become(String reason) {
        ChainAudit running = pass;
        status = new AuditStatus(
                running == null ? status.report() : running.report(), passes, gaps, differences, reason);
    }
}
