package io.bithedge.cli.process;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One part under supervision: its process, and a thread that starts it again when it dies.
 *
 * <pre>
 * STARTING    launched, not yet ready         dies: FAILED (the first start is not repeated: something is wrong with it)
 * WAITING     runs and waits for a person      answers: READY, dies: RESTARTING
 * READY       has answered once               dies: RESTARTING; answers nothing for minutes: we end it, RESTARTING
 * RESTARTING  launched again after a back-off answers: READY, dies: RESTARTING after a longer back-off
 * FAILED      died before it was ever ready
 * STOPPED     ended because we asked
 * </pre>
 */
public final class Supervised {
    /** See the table above. */
    public enum State {
        STARTING,
        WAITING,
        READY,
        RESTARTING,
        FAILED,
        STOPPED
    }

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);
    private static final Duration TROUBLE_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final int SHOWN_LOG_LINES = 20;

    private final Part part;
    private final Consumer<String> report;
    private final Runnable onChange;
    private final Silence.Patience patience;
    private final Backoff backoff = new Backoff();

    private volatile State state = State.STARTING;
    private volatile Process process;
    private volatile long launchedAtNs;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile boolean stopping;

    Supervised(Part part, Silence.Patience patience, Consumer<String> report, Runnable onChange) throws IOException {
        this.part = part;
        this.patience = patience;
        this.report = report;
        this.onChange = onChange;
        this.process = launch();
        Thread.ofPlatform().daemon().name("watch-" + part.name()).start(this::watch);
    }

    public Part part() {
        return part;
    }

    public State state() {
        return state;
    }

    public int restarts() {
        return restarts.get();
    }

    public ProcessMark mark() {
        return ProcessMark.of(part, process.toHandle());
    }

    /** How long a part is waited for: at all, and while it says itself that it stands still. */
    public record Patience(Duration ready, Duration standingStill) {}

    /** Waits until the part answers; throws with the end of its log when it dies first or the time is over. */
    public void awaitReady(Duration timeout) {
        awaitReady(new Patience(timeout, timeout)).ifPresent(trouble -> {
            throw withLog(trouble);
        });
    }

    /**
     * Waits until the part answers: empty. Otherwise what stands in the way; the part is left as it is, and becomes READY when
     * somebody has helped it. Throws with the end of its log when it dies first.
     */
    public Optional<String> awaitReady(Patience patience) {
        long started = System.nanoTime();
        long answeredWell = started;
        long asked = started;
        while (state != State.READY) {
            if (state == State.FAILED) {
                throw withLog("ended with status " + process.exitValue() + " before it was ready");
            }
            if (state == State.STOPPED) {
                throw new PartFailedException(part.name() + " was stopped before it was ready");
            }
            if (isOver(asked, TROUBLE_INTERVAL)) {
                asked = System.nanoTime();
                answeredWell = part.readiness().standsStill() ? answeredWell : asked;
            }
            if (isOver(started, patience.ready()) || isOver(answeredWell, patience.standingStill())) {
                return Optional.of("was not ready after %d s (%s)"
                        .formatted(
                                Duration.ofNanos(System.nanoTime() - started).toSeconds(),
                                part.readiness().reason()));
            }
            sleep(PROBE_INTERVAL);
        }
        return Optional.empty();
    }

    private static boolean isOver(long sinceNs, Duration time) {
        return System.nanoTime() - sinceNs > time.toNanos();
    }

    /** Nobody waits for it any more: from now on it is started again when it dies. */
    public synchronized void leaveWaiting() {
        if (state == State.STARTING) {
            state = State.WAITING;
            onChange.run();
        }
    }

    private PartFailedException withLog(String what) {
        String log = String.join("\n    ", PartLog.tail(part.log(), SHOWN_LOG_LINES));
        return new PartFailedException("%s %s. The end of %s:%n    %s".formatted(part.name(), what, part.log(), log));
    }

    void stop() {
        stopping = true;
        ProcessMark.stop(process.toHandle(), part.stopGrace());
        state = State.STOPPED;
    }

    private Process launch() throws IOException {
        PartLog.prepare(part.log());
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(part.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(part.workingFolder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(part.log().toFile()));
        builder.environment().putAll(part.environment());
        launchedAtNs = System.nanoTime();
        return builder.start();
    }

    private void watch() {
        while (!stopping) {
            Process current = process;
            while (!stopping && current.isAlive() && !answers()) {
                sleep(PROBE_INTERVAL);
            }
            if (!stopping && current.isAlive()) {
                becomeReady();
            }
            Optional<Integer> exit = endOf(current);
            if (stopping || exit.isEmpty()) {
                return;
            }
            if (state == State.STARTING) {
                state = State.FAILED;
                onChange.run();
                return;
            }
            restart(exit.get());
        }
    }

    private void becomeReady() {
        boolean again = isReadyAfterTrouble();
        onChange.run();
        if (again) {
            report.accept("%s is ready again after %.1f s".formatted(part.name(), uptime().toMillis() / 1e3));
        }
    }

    private synchronized boolean isReadyAfterTrouble() {
        boolean isTroubled = state == State.RESTARTING || state == State.WAITING;
        state = State.READY;
        return isTroubled;
    }

    private void restart(int exit) {
        Duration wait = backoff.afterLifeOf(uptime());
        state = State.RESTARTING;
        restarts.incrementAndGet();
        report.accept("%s died (status %d), starting it again%s"
                .formatted(part.name(), exit, wait.isZero() ? "" : " in " + wait.toSeconds() + " s"));
        onChange.run();
        sleep(wait);
        if (stopping) {
            return;
        }
        try {
            process = launch();
            // A stop that came between the check above and the launch has ended the old process, not this one.
            if (stopping) {
                ProcessMark.stop(process.toHandle(), part.stopGrace());
            }
            onChange.run();
        } catch (IOException unstartable) {
            report.accept("%s cannot be started: %s".formatted(part.name(), unstartable.getMessage()));
        }
    }

    private Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - launchedAtNs);
    }

    private boolean answers() {
        try {
            return part.readiness().isReady();
        } catch (Exception notYet) {
            return false;
        }
    }

    /** Meanwhile it is asked whether it still answers. */
    private Optional<Integer> endOf(Process process) {
        Silence silence = new Silence(patience);
        try {
            while (!process.waitFor(patience.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                if (!stopping && state == State.READY) {
                    silence.ask(this::isThere).ifPresent(time -> endHanging(process, time));
                }
            }
            return Optional.of(process.exitValue());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean isThere() {
        try {
            return part.readiness().isThere();
        } catch (Exception silent) {
            return false;
        }
    }

    /** What it was at is written into its log first, as far as it still can: nobody could look afterwards. */
    private void endHanging(Process process, Duration silent) {
        report.accept(
                "%s has not answered for %d s, ending it; what its threads were at is in its log if it could say so"
                        .formatted(part.name(), silent.toSeconds()));
        try {
            new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid()))
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
            process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException unsaid) {
            report.accept("%s cannot be asked for its threads: %s".formatted(part.name(), unsaid.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        ProcessMark.stop(process.toHandle(), part.stopGrace());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
