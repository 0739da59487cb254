package io.bithedge.submitter.step;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** When something is due again. Unknown keys are due at once. Lives in memory: after a restart everything is due. */
final class RetrySchedule<K> {
    private final Duration first;
    private final Duration longest;
    private final Map<K, Next> nexts = new HashMap<>();

    private record Next(int attempts, long dueAtMs) {}

    RetrySchedule(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    public boolean isDue(K key, long nowMs) {
        Next next = nexts.get(key);
        return next == null || next.dueAtMs() <= nowMs;
    }

    /** Due again after first * 2^(times postponed before), at most the longest. */
    void postpone(K key, long nowMs) {
        Next before = nexts.get(key);
        int attempts = before == null ? 0 : before.attempts();
        long delay = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts, 20));
        nexts.put(key, new Next(attempts + 1, nowMs + delay));
    }

    void retain(Collection<K> keys) {
        nexts.keySet().retainAll(keys);
    }

    public void forget(K key) {
        nexts.remove(key);
    }
}
