package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** Incidents, resolved ones included: all that stop quotes or did, and the newest 1,000 warnings. `operators`: addresses whose signed word acknowledges one. */
public record IncidentsAnswer(List<IncidentItem> incidents, List<String> operators, FinalBlock asOf) {}
