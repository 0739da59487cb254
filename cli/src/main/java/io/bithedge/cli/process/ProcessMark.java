package io.bithedge.cli.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is written down about a started program, so that a later run finds it again, and never takes a stranger for it.
 *
 * @param startedAtMs start time as the operating system tells it, 0 when it does not
 */
public record ProcessMark(String name, long pid, long startedAtMs, String marker, int port) {
    /** The operating system derives start times from its boot time, which may move by a little. */
    private static final long START_TOLERANCE_MS = 2_000;

    /** The mark of the process that asks. */
    public static ProcessMark ofCurrent(String name) {
        ProcessHandle self = ProcessHandle.current();
        return new ProcessMark(name, self.pid(), startedAtMs(self), "io.bithedge.cli.Main", 0);
    }

    static ProcessMark of(Part part, ProcessHandle handle) {
        return new ProcessMark(part.name(), handle.pid(), startedAtMs(handle), part.marker(), part.port());
    }

    /** Returns the process when it still runs and is the one we started: same pid, same start, and its command carries our marker. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle handle) {
        boolean sameStart = startedAtMs == 0 || Math.abs(startedAtMs(handle) - startedAtMs) <= START_TOLERANCE_MS;
        return sameStart
                && handle.info()
                        .commandLine()
                        .map(line -> line.contains(marker))
                        .orElse(startedAtMs != 0);
    }

    /** Ends the process: asks first, kills after the grace. */
    public void stop(Duration grace) {
        alive().ifPresent(handle -> stop(handle, grace));
    }

    static void stop(ProcessHandle handle, Duration grace) {
        handle.destroy();
        if (!exitsWithin(handle, grace)) {
            handle.destroyForcibly();
            exitsWithin(handle, Duration.ofSeconds(10));
        }
    }

    private static boolean exitsWithin(ProcessHandle handle, Duration time) {
        try {
            handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("waiting for the end of process " + handle.pid(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long startedAtMs(ProcessHandle handle) {
        return handle.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }
}
