package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** All incidents, warnings and resolved ones included. `operators`: addresses whose signed word acknowledges one. */
public record IncidentsAnswer(List<IncidentItem> incidents, List<String> operators, FinalBlock asOf) {}
