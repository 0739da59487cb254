package io.bithedge.submitter.preflight;

import io.bithedge.contracts.refusal.ContractCode;
import io.bithedge.submitter.preflight.CallEvent.ItemFailed;
import io.bithedge.submitter.preflight.CallEvent.PolicyOutcome;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two predictions of a settling call say the same of every policy. The node executes at the burn height of its tip, the twin at
 * that of the next block: so a policy that is not expired for one of them may be for the other.
 */
final class Agreement {
    private Agreement() {}

    static boolean holds(Prediction one, Prediction other) {
        if (one instanceof Succeeds(List<CallEvent> first) && other instanceof Succeeds(List<CallEvent> second)) {
            return haveSameOutcomes(outcomes(first), outcomes(second));
        }
        return one.equals(other);
    }

    private static boolean haveSameOutcomes(Map<Long, Set<CallEvent>> first, Map<Long, Set<CallEvent>> second) {
        Set<Long> policyIds = new HashSet<>(first.keySet());
        policyIds.addAll(second.keySet());
        return policyIds.stream().allMatch(id -> {
            Set<CallEvent> here = first.getOrDefault(id, Set.of());
            Set<CallEvent> there = second.getOrDefault(id, Set.of());
            CallEvent notExpired = new ItemFailed(id, ContractCode.NOT_EXPIRED);
            return here.contains(notExpired) || there.contains(notExpired) || here.equals(there);
        });
    }

    private static Map<Long, Set<CallEvent>> outcomes(List<CallEvent> events) {
        Map<Long, Set<CallEvent>> outcomes = new HashMap<>();
        for (CallEvent event : events) {
            if (event instanceof PolicyOutcome outcome) {
                outcomes.computeIfAbsent(outcome.policyId(), any -> new HashSet<>())
                        .add(outcome);
            }
        }
        return outcomes;
    }
}
