package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** How far the books were compared with the vault: the tokens that were compared at least once. */
public record ReconciliationAnswer(List<ReconciledToken> tokens, FinalBlock asOf) {}
