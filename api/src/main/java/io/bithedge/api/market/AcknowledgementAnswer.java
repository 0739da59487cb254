package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;

/** It is recorded. `incident`: as this instance shows it, which may be a moment behind. */
public record AcknowledgementAnswer(IncidentItem incident, FinalBlock asOf) {}
