package io.bithedge.topology.policy;

import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of a policy as the chain told it. */
final class PolicyMapper {
    private PolicyMapper() {}

    /** {@code lock}: what the vault said of it in the same transaction; without one the epoch is not known. */
    static Policy created(PolicyCreated fact, Optional<CollateralLocked> lock, EventPosition at) {
        return Policy.newBuilder()
                .setEpoch(lock.map(CollateralLocked::getEpoch).orElse(-1L))
                .setFee(lock.map(CollateralLocked::getFee).orElse(0L))
                .setPolicyId(fact.getPolicyId())
                .setOwner(fact.getOwner())
                .setPolicyType(fact.getPolicyType())
                .setStyle(fact.getStyle())
                .setStrike(fact.getStrike())
                .setAmount(fact.getAmount())
                .setExpirationHeight(fact.getExpirationHeight())
                .setToken(fact.getToken())
                .setTier(fact.getTier())
                .setCollateral(fact.getCollateral())
                .setPremium(fact.getPremium())
                .setQuoteId(fact.getQuoteId())
                .setStatus(PolicyStatus.ACTIVE)
                .setCreatedBtcPrice(fact.getBtcPrice())
                .setCreatedStxPrice(fact.getStxPrice())
                .setCreated(at)
                .build();
    }

    static Policy requested(Policy policy, long height) {
        return Policy.newBuilder(policy).setActivationRequestedAt(height).build();
    }

    static Policy lapsed(Policy policy) {
        return Policy.newBuilder(policy).setActivationRequestedAt(0).build();
    }

    static Policy closed(Policy policy, PolicyClosed fact, EventPosition at) {
        return Policy.newBuilder(policy)
                .setActivationRequestedAt(0)
                .setStatus(fact.getStatus())
                .setSettlementBtcPrice(fact.getBtcPrice())
                .setSettlementStxPrice(fact.getStxPrice())
                .setSettlementBtcAt(heightOf(fact.getBtcAt()))
                .setSettlementStxAt(heightOf(fact.getStxAt()))
                .setPayout(fact.getPayout())
                .setShortfall(fact.getShortfall())
                .setClosedHeight(fact.getHeight())
                .setClosed(at)
                .build();
    }

    /** 0 where none was used. */
    private static long heightOf(@Nullable Long height) {
        return height == null ? 0 : height;
    }
}
