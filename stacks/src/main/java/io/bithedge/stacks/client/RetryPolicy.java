package io.bithedge.stacks.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently a request is repeated after connection errors, 429 and 5xx.
 * Delay before attempt n+1: firstDelay * 2^(n-1), at most maxDelay, of which the upper half is random.
 * A `retry-after` takes its place when longer; one above maxRetryAfter ends the attempts.
 */
public record RetryPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay, Duration maxRetryAfter) {
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(60));

    public RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > 100) {
            throw new IllegalArgumentException("attempts are 1..100, got " + maxAttempts);
        }
        if (firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0 || maxRetryAfter.isNegative()) {
            throw new IllegalArgumentException("delays are not negative, and the first is at most the longest");
        }
    }

    Duration delayAfter(int attempt, RandomGenerator random) {
        long ceiling = maxDelay.toMillis();
        long delay = Math.min(ceiling, firstDelay.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(delay - (long) (random.nextDouble() * delay / 2));
    }
}
