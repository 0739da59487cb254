package io.bithedge.stacks.client;

import java.time.Duration;

/**
 * How many requests may be sent in a minute, all threads together. A request that is too early is answered with how long to wait for
 * its turn. After a pause up to a sixth of the minute's requests go at once.
 */
final class RequestBudget {
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int BURST_PART = 6;

    private final long intervalNanos;
    private final long burstNanos;
    /** When the budget is whole again; the generic cell rate algorithm's theoretical arrival time. */
    private long wholeAtNanos;

    private boolean used;

    /** `perMinute` 0 is without limit. */
    RequestBudget(int perMinute) {
        this.intervalNanos = perMinute == 0 ? 0 : MINUTE_NANOS / perMinute;
        this.burstNanos = intervalNanos * Math.max(0, perMinute / BURST_PART - 1);
    }

    /** How long to wait before sending. A wait above `longest` takes nothing from the budget. */
    synchronized Duration take(long nowNanos, Duration longest) {
        long base = used && wholeAtNanos - nowNanos > 0 ? wholeAtNanos : nowNanos;
        Duration wait = Duration.ofNanos(Math.max(0, base - burstNanos - nowNanos));
        if (wait.compareTo(longest) <= 0) {
            used = true;
            wholeAtNanos = base + intervalNanos;
        }
        return wait;
    }
}
