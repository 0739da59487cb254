package io.bithedge.api.policies;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.unit.PolicyId;
import java.util.List;

/** What happened to a policy, in chain order. */
public record PolicyHistoryAnswer(PolicyId policyId, List<PolicyHistoryItem> entries, FinalBlock asOf) {}
