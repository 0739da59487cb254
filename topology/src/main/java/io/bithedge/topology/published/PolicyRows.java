package io.bithedge.topology.published;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.published.PolicyClosedFact;
import io.bithedge.schemas.avro.published.PolicyCreatedFact;
import io.bithedge.schemas.avro.published.PolicyRow;
import io.bithedge.schemas.avro.published.PremiumEarnedFact;
import org.jspecify.annotations.Nullable;

/** Policies as public rows: that they were sold, what they ended with, and how they stand. Premium is told gross, and what became of it. */
public final class PolicyRows {
    private PolicyRows() {}

    /** {@code policy}: as it was just created; {@code buyer} paid it. */
    public static Published created(Policy policy, String buyer, EventPosition at) {
        PolicyCreatedFact row = new PolicyCreatedFact(
                Words.eventId(at),
                "policy-created",
                at.getHeight(),
                at.getTxIndex(),
                at.getOrdinal(),
                at.getBurnHeight(),
                Words.time(at.getBlockTime()),
                at.getTxid(),
                policy.getPolicyId(),
                policy.getOwner(),
                buyer,
                policy.getPolicyType().name(),
                policy.getStyle().name(),
                policy.getStrike(),
                policy.getAmount(),
                policy.getExpirationHeight(),
                policy.getToken().name(),
                policy.getTier().name(),
                policy.getEpoch(),
                policy.getCollateral(),
                policy.getPremium(),
                policy.getFee(),
                net(policy),
                Words.hex(policy.getQuoteId()),
                policy.getCreatedBtcPrice(),
                policy.getCreatedStxPrice());
        return new Published(PublicTopics.POLICIES_CREATED, key(policy), row);
    }

    /** {@code policy}: as it just ended. */
    public static Published closed(Policy policy, EventPosition at) {
        PolicyClosedFact row = new PolicyClosedFact(
                Words.eventId(at),
                "policy-closed",
                at.getHeight(),
                at.getTxIndex(),
                at.getOrdinal(),
                at.getBurnHeight(),
                Words.time(at.getBlockTime()),
                at.getTxid(),
                policy.getPolicyId(),
                policy.getOwner(),
                policy.getPolicyType().name(),
                policy.getToken().name(),
                policy.getTier().name(),
                policy.getEpoch(),
                policy.getStatus().name(),
                policy.getCollateral(),
                policy.getPayout(),
                policy.getShortfall(),
                policy.getPremium(),
                policy.getFee(),
                net(policy),
                policy.getSettlementBtcPrice(),
                policy.getSettlementStxPrice());
        return new Published(PublicTopics.POLICIES_CLOSED, key(policy), row);
    }

    /** {@code policy}: as it just ended, not VOID. */
    public static Published premiumEarned(Policy policy, EventPosition at) {
        PremiumEarnedFact row = new PremiumEarnedFact(
                Words.eventId(at),
                "premium-earned",
                at.getHeight(),
                at.getTxIndex(),
                at.getOrdinal(),
                at.getBurnHeight(),
                Words.time(at.getBlockTime()),
                at.getTxid(),
                policy.getPolicyId(),
                policy.getOwner(),
                policy.getToken().name(),
                policy.getTier().name(),
                policy.getEpoch(),
                policy.getPremium(),
                policy.getFee(),
                net(policy));
        return new Published(PublicTopics.PREMIUMS_EARNED, key(policy), row);
    }

    /** {@code at}: the event that made it so. */
    public static Published state(Policy policy, EventPosition at) {
        EventPosition created = policy.getCreated();
        @Nullable EventPosition closed = policy.getClosed();
        PolicyRow row = PolicyRow.newBuilder()
                .setPolicyId(policy.getPolicyId())
                .setOwner(policy.getOwner())
                .setPolicyType(policy.getPolicyType().name())
                .setStyle(policy.getStyle().name())
                .setStrikeUsdE8(policy.getStrike())
                .setAmountSats(policy.getAmount())
                .setExpirationBurnHeight(policy.getExpirationHeight())
                .setToken(policy.getToken().name())
                .setTier(policy.getTier().name())
                .setEpoch(policy.getEpoch())
                .setCollateral(policy.getCollateral())
                .setGrossPremium(policy.getPremium())
                .setFee(policy.getFee())
                .setNetPremium(net(policy))
                .setQuoteId(Words.hex(policy.getQuoteId()))
                .setStatus(policy.getStatus().name())
                .setPayout(policy.getPayout())
                .setShortfall(policy.getShortfall())
                .setActivationRequestedBurnHeight(policy.getActivationRequestedAt())
                .setCreatedHeight(created.getHeight())
                .setCreatedTime(Words.time(created.getBlockTime()))
                .setCreatedTxid(created.getTxid())
                .setClosedHeight(closed == null ? null : closed.getHeight())
                .setClosedTime(closed == null ? null : Words.time(closed.getBlockTime()))
                .setClosedTxid(closed == null ? null : closed.getTxid())
                .setHeight(at.getHeight())
                .setBurnHeight(at.getBurnHeight())
                .setBlockTime(Words.time(at.getBlockTime()))
                .build();
        return new Published(PublicTopics.POLICIES, key(policy), row);
    }

    private static String key(Policy policy) {
        return Long.toString(policy.getPolicyId());
    }

    private static long net(Policy policy) {
        return Math.subtractExact(policy.getPremium(), policy.getFee());
    }
}
