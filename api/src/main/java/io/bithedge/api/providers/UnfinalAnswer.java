package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** What a provider did in blocks that are not final: it may vanish. */
public record UnfinalAnswer(String provider, List<UnfinalItem> acts, FinalBlock asOf) {}
