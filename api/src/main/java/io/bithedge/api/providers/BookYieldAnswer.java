package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** Yields of the capital in a book. */
record BookYieldAnswer(
        String token, String tier, List<YieldWindow> windows, List<YieldPoint> series, FinalBlock asOf) {}
