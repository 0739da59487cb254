package io.bithedge.watcher.agent;

import io.bithedge.watcher.agent.AgentObserver.Written;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.FollowedContract;
import io.bithedge.watcher.follow.FollowedContract.Coverage;
import io.bithedge.watcher.follow.FollowedContract.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how fast the watcher catches up, over the last half minute, and says so in the log every ten seconds. */
final class BackfillMeter {
    private static final Logger LOG = LoggerFactory.getLogger(BackfillMeter.class);
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LOG_EVERY = Duration.ofSeconds(10);
    /** Less behind than this is following, not catching up. */
    private static final long WORTH_TELLING = 100;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private Instant nextLog = Instant.MIN;

    /** What is known of one subject at one moment: where it stood and how many events came since the last one. */
    private record Sample(Instant at, String subject, long height, int events) {}

    void wrote(Written written, Cursor cursor, Instant now) {
        String subject = subject(cursor, written);
        if (!samples.isEmpty() && !samples.getLast().subject().equals(subject)) {
            samples.clear();
        }
        samples.addLast(new Sample(now, subject, height(cursor, subject), written.events()));
    }

    BackfillProgress progress(Cursor cursor, SourceTip tip, Instant now) {
        while (!samples.isEmpty() && samples.getFirst().at().isBefore(now.minus(WINDOW))) {
            samples.removeFirst();
        }
        Optional<FollowedContract> past = cursor.followed().catchingUp();
        long lag = WatcherStatus.lag(cursor, tip);
        if (lag < WORTH_TELLING && past.isEmpty()) {
            return BackfillProgress.NONE;
        }
        String subject = lag >= WORTH_TELLING
                ? BackfillProgress.CHAIN
                : past.map(FollowedContract::principal).orElse(BackfillProgress.CHAIN);
        long target = subject.equals(BackfillProgress.CHAIN)
                ? tip.height()
                : cursor.finalBlock().map(block -> block.head().height()).orElse(0L);
        BackfillProgress progress = measured(subject, height(cursor, subject), target, now);
        if (!now.isBefore(nextLog)) {
            nextLog = now.plus(LOG_EVERY);
            LOG.info("catching up, {}", progress);
        }
        return progress;
    }

    private BackfillProgress measured(String subject, long height, long target, Instant now) {
        if (samples.size() < 2 || !samples.getFirst().subject().equals(subject)) {
            return new BackfillProgress(subject, height, target, 0, 0);
        }
        Sample first = samples.getFirst();
        double seconds = Math.max(1, Duration.between(first.at(), now).toMillis()) / 1_000.0;
        // What the first sample wrote, it wrote before the window began.
        long events = samples.stream().skip(1).mapToLong(Sample::events).sum();
        double blocks = Math.max(0, height - first.height());
        return new BackfillProgress(subject, height, target, blocks / seconds, events / seconds);
    }

    private static String subject(Cursor cursor, Written written) {
        return written.blocks() > 0
                ? BackfillProgress.CHAIN
                : cursor.followed()
                        .catchingUp()
                        .map(FollowedContract::principal)
                        .orElse(BackfillProgress.CHAIN);
    }

    private static long height(Cursor cursor, String subject) {
        if (subject.equals(BackfillProgress.CHAIN)) {
            return cursor.tip().map(block -> block.head().height()).orElse(0L);
        }
        return cursor.followed()
                .find(subject)
                .map(FollowedContract::coverage)
                .map(coverage -> coverage instanceof Coverage.CatchingUp(Past past) ? past.nextHeight() - 1 : 0L)
                .orElse(0L);
    }
}
