package io.bithedge.topology.stage;

import io.bithedge.schemas.Topics;

/** How many partitions the topics have that are folded by key. */
public record Layout(int bookPartitions, int providerPartitions, int policyPartitions) {
    public static Layout ofCatalogue() {
        return new Layout(
                Topics.VAULT_EVENTS.partitions(),
                Topics.PROVIDER_EVENTS.partitions(),
                Topics.POLICY_REGISTRY_EVENTS.partitions());
    }
}
