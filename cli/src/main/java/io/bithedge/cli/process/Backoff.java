package io.bithedge.cli.process;

import java.time.Duration;

/** How long to wait before a part that died is started again: at once the first time, then 1 s, doubling to 30 s. A minute of life forgives. */
final class Backoff {
    private static final Duration FORGIVEN_AFTER = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = Duration.ZERO;

    Duration afterLifeOf(Duration uptime) {
        if (uptime.compareTo(FORGIVEN_AFTER) >= 0) {
            next = Duration.ZERO;
        }
        Duration wait = next;
        next = wait.isZero() ? Duration.ofSeconds(1) : min(wait.multipliedBy(2), LONGEST);
        return wait;
    }

    private static Duration min(Duration left, Duration right) {
        return left.compareTo(right) <= 0 ? left : right;
    }
}
