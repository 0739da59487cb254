package io.bithedge.api.providers;

import java.util.List;

/** Yields of a provider's capital in one book. */
record BookYield(String token, String tier, List<YieldWindow> windows, List<YieldPoint> series) {}
