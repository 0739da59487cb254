package io.bithedge.cli.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One program to run.
 *
 * @param marker a word that stands early in the command and in no other program's: it tells our orphan from a stranger with its pid
 * @param port where it listens, for display; 0 when it has none
 * @param log standard output and error go there, appended
 * @param stopGrace how long it may take to end by itself before it is killed
 */
public record Part(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path workingFolder,
        Path log,
        String marker,
        int port,
        Readiness readiness,
        Duration stopGrace) {

    public Part {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Asked again and again until it says yes; an exception counts as not yet. */
    @FunctionalInterface
    public interface Readiness {
        boolean isReady() throws Exception;

        /** Whether the part says itself that it is down: it waits for somebody, not for time. */
        default boolean standsStill() {
            return false;
        }

        /**
         * Whether a part that was ready answers anything at all, be it that it is down. One that does not for minutes is ended and
         * started again. True where nobody may judge: what a broker does in silence must not be cut short.
         */
        default boolean isThere() throws Exception {
            return true;
        }

        /** What stands in the way, in words, when the part can say it; asked once, when patience is over. */
        default String reason() {
            return "";
        }
    }
}
