package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** Yields of a provider, by book. */
record ProviderYieldAnswer(String provider, List<BookYield> books, FinalBlock asOf) {}
