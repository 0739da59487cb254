package io.bithedge.topology.exposure;

import io.bithedge.pool.risk.Cell;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.ExposureFact;
import io.bithedge.schemas.avro.OpenPolicy;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.topology.map.ExposureMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The live policies of the pool, in memory, for recomputing exposure from the facts: its cells are counted anew whenever asked. */
public final class OpenPolicies {
    private final Map<Long, OpenPolicy> policies = new TreeMap<>();

    /** Facts in chain order; prices change nothing. */
    public void apply(ExposureFact fact) {
        switch (fact.getEvent()) {
            case CollateralLocked f ->
                policies.put(f.getPolicyId(), OpenPolicyRule.locked(policies.get(f.getPolicyId()), f));
            case PolicyCreated f ->
                policies.put(f.getPolicyId(), OpenPolicyRule.created(policies.get(f.getPolicyId()), f));
            case PolicySettled f -> policies.remove(f.getPolicyId());
            case PolicyVoided f -> policies.remove(f.getPolicyId());
            default -> {
                // A price.
            }
        }
    }

    /** Ascending by their keys. */
    public List<Cell> cells() {
        Map<Cell.Key, Cell> cells = new TreeMap<>(Comparator.comparing(Cell.Key::toString));
        for (OpenPolicy policy : policies.values()) {
            if (OpenPolicyRule.isComplete(policy)) {
                Cell.Key key = ExposureMapper.keyOf(policy);
                Cell known = cells.getOrDefault(key, Cell.empty(key));
                cells.put(key, known.plus(policy.getAmount(), policy.getCollateral()));
            }
        }
        return new ArrayList<>(cells.values());
    }
}
