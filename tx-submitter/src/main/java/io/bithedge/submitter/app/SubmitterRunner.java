package io.bithedge.submitter.app;

import io.bithedge.submitter.kafka.KafkaSubmitterLog;
import io.bithedge.submitter.step.SubmitterAgent;
import io.bithedge.submitter.value.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the agent of one seat on one thread. An agent that fails is thrown away with its log, and a new one starts from the records: that is
 * the same as a restart of the process. Fenced by another process, or a fact that cannot be read: stops for good.
 */
final class SubmitterRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitterRunner.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Supplier<KafkaSubmitterLog> logs;
    private final Function<KafkaSubmitterLog, SubmitterAgent> agents;
    private final Thread thread;
    private volatile boolean running;
    private volatile boolean recovered;
    private volatile Optional<String> failure = Optional.of("starting");
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    SubmitterRunner(String name, Supplier<KafkaSubmitterLog> logs, Function<KafkaSubmitterLog, SubmitterAgent> agents) {
        this.logs = logs;
        this.agents = agents;
        thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    boolean isReady() {
        return recovered && thread.isAlive();
    }

    /** Empty when all is well. */
    Optional<String> trouble() {
        if (failure.isPresent()) {
            return failure;
        }
        if (!thread.isAlive()) {
            return Optional.of("stopped");
        }
        return snapshot.troubles().isEmpty() ? Optional.empty() : Optional.of(String.join("; ", snapshot.troubles()));
    }

    private void run() {
        while (running) {
            try (KafkaSubmitterLog log = logs.get()) {
                work(agents.apply(log));
            } catch (ProducerFencedException | InvalidProducerEpochException e) {
                LOG.error("fenced: another submitter took over, this one stops", e);
                failure = Optional.of("fenced: another submitter took over");
                return;
            } catch (SerializationException e) {
                LOG.error("a record cannot be read, the submitter stops", e);
                failure = Optional.of("a record cannot be read: " + e.getMessage());
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("the submitter failed and starts again in {}", AFTER_FAILURE, e);
                    failure = Optional.of("failed, starting again: " + e.getMessage());
                    pause();
                }
            }
        }
    }

    private void work(SubmitterAgent agent) {
        recovered = true;
        LOG.info("submitter recovered");
        while (running) {
            agent.doWork(POLL);
            snapshot = agent.snapshot();
            failure = Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void start() {
        running = true;
        thread.start();
    }

    /** Lets the cycle end by itself: it lasts as long as one answer of the node. */
    void stop() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
