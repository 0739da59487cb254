package io.bithedge.api.risk;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** What the pool may have to pay. */
record RiskAnswer(List<TokenRisk> tokens, List<BookRisk> books, RiskInputs inputs, FinalBlock asOf) {}
