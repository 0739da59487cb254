package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** All incidents, warnings and resolved ones included. */
public record IncidentsAnswer(List<IncidentItem> incidents, FinalBlock asOf) {}
