package io.bithedge.api.guard;

import io.bithedge.pool.view.PoolViews;
import jakarta.servlet.http.HttpServletRequest;

/** What one client makes us keep: each firm quote and each transaction to follow is a record on every instance. */
public final class RecordQuota {
    private final RateLimits limits;
    private final PoolViews views;

    RecordQuota(RateLimits limits, PoolViews views) {
        this.limits = limits;
        this.views = views;
    }

    /** Throws when he has had his share. */
    public void take(HttpServletRequest request) {
        long wait = Clients.isForwarded(request, views::otherHosts)
                ? 0
                : limits.secondsToWait(Clients.key(request.getRemoteAddr()));
        if (wait > 0) {
            throw AddressLimits.tooMany(wait);
        }
    }
}
