package io.bithedge.watcher.source;

import java.time.Duration;
import java.time.Instant;

/**
 * How well an endpoint serves, from what its last requests were like. The lower the better:
 *
 * <pre>score = mean latency in ms + 10 * failures per mille + 1,000 * blocks behind the best tip</pre>
 *
 * Means are moving ones: a new request counts for an eighth. After a failure the endpoint rests: 500 ms, doubling up to a minute,
 * or as long as it asked for. Immutable.
 */
record EndpointHealth(long latencyMs, long failuresPermille, int failuresInARow, Instant restsUntil, long tipHeight) {
    private static final int WEIGHT = 8;
    private static final int PERMILLE = 1_000;
    private static final int FAILURE_WEIGHT = 10;
    private static final int BLOCK_WEIGHT = 1_000;
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration MAX_REST = Duration.ofMinutes(1);
    /** Whoever stands in front of an endpoint may write a day or a year into `retry-after`: it is asked again before. */
    private static final Duration MAX_ASKED_FOR = Duration.ofMinutes(5);

    /** Nothing was asked yet. */
    static final EndpointHealth NEW = new EndpointHealth(0, 0, 0, Instant.MIN, 0);

    EndpointHealth answered(Duration latency) {
        return new EndpointHealth(
                moved(latencyMs, latency.toMillis()), moved(failuresPermille, 0), 0, Instant.MIN, tipHeight);
    }

    /** `askedFor`: how long the endpoint wants to be left alone, five minutes of it at most; zero when it did not say. */
    EndpointHealth failed(Instant now, Duration askedFor) {
        Duration own = FIRST_REST.multipliedBy(1L << Math.min(failuresInARow, 10));
        Duration bounded = own.compareTo(MAX_REST) > 0 ? MAX_REST : own;
        Duration wanted = askedFor.compareTo(MAX_ASKED_FOR) > 0 ? MAX_ASKED_FOR : askedFor;
        Duration rest = wanted.compareTo(bounded) > 0 ? wanted : bounded;
        return new EndpointHealth(
                latencyMs, moved(failuresPermille, PERMILLE), failuresInARow + 1, now.plus(rest), tipHeight);
    }

    EndpointHealth withTip(long height) {
        return new EndpointHealth(latencyMs, failuresPermille, failuresInARow, restsUntil, height);
    }

    boolean isResting(Instant now) {
        return now.isBefore(restsUntil);
    }

    long score(long bestTip) {
        return latencyMs + FAILURE_WEIGHT * failuresPermille + BLOCK_WEIGHT * Math.max(0, bestTip - tipHeight);
    }

    /** Rounds towards the new value, so that a mean reaches what it tends to. */
    private static long moved(long mean, long value) {
        long step = value - mean;
        return mean + (step >= 0 ? (step + WEIGHT - 1) / WEIGHT : (step - WEIGHT + 1) / WEIGHT);
    }
}
