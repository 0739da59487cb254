package io.bithedge.api.providers;

import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import java.util.List;

/** Yields of a provider's capital in one book. */
record BookYield(Token token, Tier tier, List<YieldWindow> windows, List<YieldPoint> series) {}
