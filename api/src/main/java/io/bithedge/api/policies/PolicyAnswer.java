package io.bithedge.api.policies;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PolicyView;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it stands. `activationRequestedAt` is a burn height, 0 when nobody asked; `settlement` is null while it is active.
 */
public record PolicyAnswer(
        long policyId,
        String owner,
        String policyType,
        String style,
        String strike,
        String amount,
        long expirationHeight,
        String token,
        String tier,
        String collateral,
        String premium,
        String quoteId,
        String status,
        PolicyCreation created,
        long activationRequestedAt,
        @Nullable PolicySettlement settlement,
        FinalBlock asOf) {
    public static PolicyAnswer of(PolicyView policy, AsOf asOf) {
        return new PolicyAnswer(
                policy.id(),
                policy.owner(),
                policy.type(),
                policy.style(),
                Json.text(policy.strike()),
                Json.text(policy.amount()),
                policy.expirationHeight(),
                policy.book().token().name(),
                policy.book().tier().chainName(),
                Json.text(policy.collateral()),
                Json.text(policy.premium()),
                Json.hex(policy.quoteId()),
                policy.status(),
                new PolicyCreation(
                        policy.createdHeight(),
                        policy.createdTxid(),
                        Json.text(policy.createdBtcPrice()),
                        Json.text(policy.createdStxPrice())),
                policy.activationRequestedAt(),
                settlementOf(policy),
                FinalBlock.of(asOf));
    }

    private static @Nullable PolicySettlement settlementOf(PolicyView policy) {
        return policy.status().equals("ACTIVE")
                ? null
                : new PolicySettlement(
                        policy.closedHeight(),
                        policy.closedTxid(),
                        Json.text(policy.settlementBtcPrice()),
                        Json.text(policy.settlementStxPrice()),
                        Json.text(policy.payout()),
                        Json.text(policy.shortfall()));
    }
}
