package io.bithedge.cli.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether a part that was ready answers at all. It hangs when it has not for a long time and on many questions in a row: a supervisor
 * that slept with the machine, or was stopped itself, asks anew before it judges. Used by one thread.
 */
public final class Silence {
    private final Patience patience;
    private long lastAnswerNs = System.nanoTime();
    private int unanswered;

    /**
     * How long a part may be silent.
     *
     * @param longest without any answer, zero for as long as it likes
     * @param interval between two questions
     */
    public record Patience(Duration longest, Duration interval) {
        private static final int QUESTIONS = 20;

        /** Far above every pause that a part has survived: a full disk, a broker that is away, a collection of garbage. */
        public static final Patience USUAL = of(Duration.ofMinutes(5));

        public static Patience of(Duration longest) {
            return new Patience(longest, Duration.ofSeconds(10));
        }

        /** Fewer say nothing, however much time has passed. */
        private long questions() {
            return Math.clamp(longest.dividedBy(interval.plusMillis(1)), 1, QUESTIONS);
        }
    }

    Silence(Patience patience) {
        this.patience = patience;
    }

    /** Asks once. Returns for how long there was no answer, when that is too long. */
    Optional<Duration> ask(BooleanSupplier answers) {
        if (patience.longest().isZero() || answers.getAsBoolean()) {
            lastAnswerNs = System.nanoTime();
            unanswered = 0;
            return Optional.empty();
        }
        unanswered++;
        Duration silent = Duration.ofNanos(System.nanoTime() - lastAnswerNs);
        return unanswered >= patience.questions() && silent.compareTo(patience.longest()) >= 0
                ? Optional.of(silent)
                : Optional.empty();
    }
}
