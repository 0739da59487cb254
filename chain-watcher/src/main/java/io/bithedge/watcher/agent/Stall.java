package io.bithedge.watcher.agent;

import io.bithedge.stacks.client.ClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Why nothing goes on, in words, and when to try again at the earliest. */
record Stall(String words, Instant notBefore) {
    /** A server that asks for more than this is asked again all the same. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    static Stall of(RuntimeException failure, Instant now) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientException.RateLimited limited) {
                Duration wait = limited.retryAfter().compareTo(MAX_WAIT) > 0 ? MAX_WAIT : limited.retryAfter();
                Instant until = now.plus(wait);
                return new Stall(
                        "the API answers 429 (too many requests) until %s: %s"
                                .formatted(until.truncatedTo(ChronoUnit.SECONDS), limited.getMessage()),
                        until);
            }
        }
        return new Stall(String.valueOf(failure.getMessage()), now);
    }

    Instant retryAt(Instant planned) {
        return planned.isAfter(notBefore) ? planned : notBefore;
    }
}
