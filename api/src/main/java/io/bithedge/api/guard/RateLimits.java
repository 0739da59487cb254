package io.bithedge.api.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * Token buckets by key: each key may ask `perMinute` times at once, and gets them back evenly over a minute. The longest unseen keys are
 * forgotten beyond `keys`, so that memory is bounded whatever comes.
 */
final class RateLimits {
    private final Cache<String, Bucket> buckets;
    private final int perMinute;

    RateLimits(int perMinute, int keys) {
        this.perMinute = perMinute;
        // A bucket is full again after a minute unseen: to forget it then changes nothing.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build();
    }

    /** 0 when the request may go on, else the seconds to wait. */
    long secondsToWait(String key) {
        ConsumptionProbe probe = buckets.get(key, any -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(
                        1,
                        Duration.ofNanos(probe.getNanosToWaitForRefill())
                                .plusMillis(999)
                                .toSeconds());
    }

    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
