package io.bithedge.api.metrics;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Newest first; `next` is the `to` of the next page. */
record PoolMetricsAnswer(
        List<PoolSnapshot> snapshots, @Nullable String next, FinalBlock asOf) {}
