package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import java.util.List;

/** Yields of the capital in a book. */
record BookYieldAnswer(Token token, Tier tier, List<YieldWindow> windows, List<YieldPoint> series, FinalBlock asOf) {}
