package io.bithedge.schemas.pulse;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks somebody the same small question again and again, and knows when he last answered. A connection that stands, and a client that
 * waits without a word, say nothing: a process that was stopped keeps both. Safe for use by several threads.
 */
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final String who;
    private final Question question;
    private final Pace pace;
    private final LongSupplier nanos;
    private final AtomicLong answeredNanos;
    private final Thread thread;
    private volatile boolean isOpen = true;

    /** Returns when it was answered, throws when not; it must not wait for much longer than the pause between two questions. */
    @FunctionalInterface
    public interface Question {
        void ask() throws Exception;
    }

    /**
     * How often, and until when.
     *
     * @param pause between two questions
     * @param patience without an answer for longer than this, he is away
     */
    public record Pace(Duration pause, Duration patience) {
        /** Known well within half a minute, and a busy broker is not away. */
        public static final Pace USUAL = new Pace(Duration.ofSeconds(3), Duration.ofSeconds(15));
    }

    public Pulse(String who, Question question, Pace pace) {
        this(who, question, pace, System::nanoTime);
    }

    Pulse(String who, Question question, Pace pace, LongSupplier nanos) {
        this.who = who;
        this.question = question;
        this.pace = pace;
        this.nanos = nanos;
        this.answeredNanos = new AtomicLong(nanos.getAsLong());
        this.thread = Thread.ofPlatform().name("pulse of " + who).daemon().unstarted(this::run);
    }

    public Pulse start() {
        thread.start();
        return this;
    }

    /** Since the last answer, or since the start. */
    public Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - answeredNanos.get());
    }

    /** In words for how long there was no answer; empty while it is not worth a word. */
    public Optional<String> silence() {
        Duration age = age();
        return age.compareTo(pace.patience()) > 0
                ? Optional.of("%s has not answered for %d s".formatted(who, age.toSeconds()))
                : Optional.empty();
    }

    private void run() {
        boolean wasAway = false;
        while (isOpen) {
            ask();
            boolean isAway = silence().isPresent();
            if (isAway != wasAway) {
                LOG.info("{}", isAway ? silence().orElse(who) : who + " answers again");
                wasAway = isAway;
            }
            try {
                Thread.sleep(pace.pause());
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    void ask() {
        try {
            question.ask();
            answeredNanos.set(nanos.getAsLong());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Exception noAnswer) {
            LOG.debug("{} did not answer", who, noAnswer);
        }
    }

    @Override
    public void close() {
        isOpen = false;
        thread.interrupt();
    }
}
