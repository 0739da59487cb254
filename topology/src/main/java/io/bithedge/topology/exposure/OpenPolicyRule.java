package io.bithedge.topology.exposure;

import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.OpenPolicy;
import io.bithedge.schemas.avro.PolicyCreated;
import org.jspecify.annotations.Nullable;

/**
 * One live policy, from the two facts of its purchase: the vault's lock, and the terms of the registry. They stand in one transaction, in
 * either order, and only together they are exposure. The vault's settlement ends it, whatever the outcome.
 */
final class OpenPolicyRule {
    private OpenPolicyRule() {}

    static boolean isComplete(OpenPolicy policy) {
        return policy.getEpoch() >= 0 && !policy.getOwner().isEmpty();
    }

    static OpenPolicy locked(@Nullable OpenPolicy known, CollateralLocked fact) {
        return OpenPolicy.newBuilder(known == null ? begun(fact) : known)
                .setEpoch(fact.getEpoch())
                .setCollateral(fact.getCollateral())
                .build();
    }

    static OpenPolicy created(@Nullable OpenPolicy known, PolicyCreated fact) {
        return OpenPolicy.newBuilder(known == null ? begun(fact) : known)
                .setOwner(fact.getOwner())
                .setStrike(fact.getStrike())
                .setAmount(fact.getAmount())
                .setExpirationHeight(fact.getExpirationHeight())
                .build();
    }

    private static OpenPolicy begun(CollateralLocked fact) {
        return OpenPolicy.newBuilder()
                .setPolicyId(fact.getPolicyId())
                .setToken(fact.getToken())
                .setTier(fact.getTier())
                .build();
    }

    private static OpenPolicy begun(PolicyCreated fact) {
        return OpenPolicy.newBuilder()
                .setPolicyId(fact.getPolicyId())
                .setToken(fact.getToken())
                .setTier(fact.getTier())
                .build();
    }
}
