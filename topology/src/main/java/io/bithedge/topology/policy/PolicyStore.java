package io.bithedge.topology.policy;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.schemas.avro.PolicyEntryKind;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The policies of one partition, their indexes and their history. */
final class PolicyStore {
    /** Of one policy: enough to see what went wrong. */
    static final int MOST_FAILURES = 20;

    private final KeyValueStore<String, Policy> policies;
    private final KeyValueStore<String, Long> index;
    private final KeyValueStore<String, PolicyEntry> entries;

    PolicyStore(
            KeyValueStore<String, Policy> policies,
            KeyValueStore<String, Long> index,
            KeyValueStore<String, PolicyEntry> entries) {
        this.policies = policies;
        this.index = index;
        this.entries = entries;
    }

    Optional<Policy> get(long id) {
        return Optional.ofNullable(policies.get(Keys.padded(id)));
    }

    void put(Policy policy) {
        String key = Keys.padded(policy.getPolicyId());
        Policy before = policies.get(key);
        policies.put(key, policy);
        if (before == null) {
            index.put(PolicyKeys.owner(policy.getOwner()) + key, policy.getPolicyId());
            putSold(policy);
        }
        if (before == null || before.getStatus() != policy.getStatus()) {
            if (before != null) {
                movingKeys(before).forEach(index::delete);
            }
            movingKeys(policy).forEach(moved -> index.put(moved, policy.getPolicyId()));
        }
    }

    private void putSold(Policy policy) {
        if (policy.getEpoch() >= 0) {
            BookId book = BookIdMapper.id(policy.getToken(), policy.getTier());
            String key = PolicyKeys.sold(book) + PolicyKeys.sold(policy.getEpoch(), policy.getPolicyId());
            index.put(key, policy.getPolicyId());
        }
    }

    /** The same fact again is the same line. */
    void add(long policyId, PolicyEntry entry) {
        entries.put(PolicyKeys.entry(policyId, entry.getPosition()), entry);
    }

    /** As {@link #add}, but of what anybody may cause, for the fee of a call, the newest lines alone are kept. */
    void addFailure(long policyId, PolicyEntry entry) {
        add(policyId, entry);
        List<String> failures = new ArrayList<>();
        try (KeyValueIterator<String, PolicyEntry> all =
                entries.prefixScan(PolicyKeys.entries(policyId), new StringSerializer())) {
            all.forEachRemaining(row -> {
                if (row.value.getKind() == PolicyEntryKind.ITEM_FAILED) {
                    failures.add(row.key);
                }
            });
        }
        failures.stream().limit(Math.max(0, failures.size() - MOST_FAILURES)).forEach(entries::delete);
    }

    /** Rows that change their place with the status. */
    private static List<String> movingKeys(Policy policy) {
        BookId book = BookIdMapper.id(policy.getToken(), policy.getTier());
        String status = policy.getStatus().name();
        return List.of(
                PolicyKeys.group(book, status) + Keys.padded(policy.getPolicyId()),
                PolicyKeys.expiry(book, status)
                        + PolicyKeys.expiry(policy.getExpirationHeight(), policy.getPolicyId()));
    }
}
