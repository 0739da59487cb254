package io.bithedge.watcher.app;

import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.audit.AuditRange;
import io.bithedge.watcher.audit.AuditReport;
import io.bithedge.watcher.audit.AuditRun;
import io.bithedge.watcher.audit.ChainAudit;
import io.bithedge.watcher.audit.Finding;
import io.bithedge.watcher.audit.PublishedStream;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.metrics.SourceRecorder;
import io.bithedge.watcher.sink.KafkaPublishedStream;
import io.bithedge.watcher.source.FailoverSource;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * One audit as a process of its own, beside a system that runs: the keys of the watcher, `bithedge.audit.from` and
 * `bithedge.audit.to`. Prints what it found. Status 0: equal; 1: not; 2: wrong use; 3: it could not be finished.
 */
public final class AuditMain {
    private static final int CLEAN = 0;
    private static final int FOUND = 1;
    private static final int WRONG_USE = 2;
    private static final int UNFINISHED = 3;

    private static final int WINDOW = 16;
    private static final long PAUSE_MS = 500;
    private static final long PROGRESS_EVERY_MS = 5_000;

    private AuditMain() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "audit-logback.xml");
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        ProcessSettings settings;
        AuditRange range;
        try {
            settings = ProcessSettings.of(environment);
            WatcherProperties.Audit heights =
                    Bound.of(environment, WatcherProperties.class).audit();
            range = new AuditRange(heights.from(), heights.to());
        } catch (BadSetting | IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_USE;
        }
        try {
            AuditReport report = audit(settings, range, err);
            report.findings().forEach(out::println);
            out.println(report);
            return report.isClean() ? CLEAN : FOUND;
        } catch (SourceException | PublishedStream.StreamException | KafkaException e) {
            err.println("the audit could not be finished: " + e.getMessage());
            return UNFINISHED;
        }
    }

    private static AuditReport audit(ProcessSettings settings, AuditRange range, PrintStream err) {
        try (PullEndpoints pull = PullEndpoints.of(settings, SourceRecorder.NONE);
                KafkaPublishedStream stream =
                        new KafkaPublishedStream(settings.log().cluster());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BlockSource source =
                    new FailoverSource(pull.all(), settings.sources().maxBlocksBehind(), InstantSource.system());
            AuditReport report = new AuditRun(
                            stream,
                            new ChainAudit.Reading(source, threads, WINDOW),
                            () -> followed(stream, settings.watcher()),
                            AuditMain::pause,
                            progress(err))
                    .run(range);
            return report.with(missing(settings.watcher(), stream.followed()));
        }
    }

    /** As the log says; a log that is older than the list followed the configured contracts from the start. */
    private static Followed followed(KafkaPublishedStream stream, WatcherSettings settings) {
        Followed followed = stream.followed();
        return followed.contracts().isEmpty()
                ? followed.adopting(settings.contracts(), settings.startHeight(), true)
                : followed;
    }

    /** A contract of ours that the log does not follow: all its events are missing, and no digest shows it. */
    private static List<Finding> missing(WatcherSettings settings, Followed followed) {
        return settings.contracts().principals().stream()
                .filter(principal -> !followed.contracts().isEmpty()
                        && followed.find(principal).isEmpty())
                .map(principal -> new Finding(-1, "", 0, "events of " + principal, "a log that does not follow it"))
                .toList();
    }

    private static Consumer<AuditReport> progress(PrintStream err) {
        long[] nextAt = {System.nanoTime() + PROGRESS_EVERY_MS * 1_000_000};
        return report -> {
            if (System.nanoTime() - nextAt[0] > 0) {
                nextAt[0] = System.nanoTime() + PROGRESS_EVERY_MS * 1_000_000;
                err.println(report + " so far");
            }
        };
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("interrupted", e);
        }
    }
}
