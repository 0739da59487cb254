package io.bithedge.api.policies;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** What happened to a policy, in chain order. */
public record PolicyHistoryAnswer(long policyId, List<PolicyHistoryItem> entries, FinalBlock asOf) {}
