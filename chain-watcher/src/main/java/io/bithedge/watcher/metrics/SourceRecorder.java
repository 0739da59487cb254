package io.bithedge.watcher.metrics;

import java.time.Duration;

/** Hears of every request to a source. Called from any thread. */
public interface SourceRecorder {
    SourceRecorder NONE = (endpoint, request, outcome, latency) -> {};

    /** How a request ended. */
    enum Outcome {
        ANSWERED,
        RATE_LIMITED,
        UNREACHABLE,
        BAD_ANSWER;

        /** As a label of a metric. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A request has ended.
     *
     * @param endpoint who was asked, without credentials: host and port.
     * @param request what was asked for: one of a handful of words, never an id.
     */
    void ended(String endpoint, String request, Outcome outcome, Duration latency);
}
