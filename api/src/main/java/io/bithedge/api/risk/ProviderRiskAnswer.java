package io.bithedge.api.risk;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** What a provider carries, by book. */
record ProviderRiskAnswer(String provider, List<ProviderBookRisk> books, RiskInputs inputs, FinalBlock asOf) {}
