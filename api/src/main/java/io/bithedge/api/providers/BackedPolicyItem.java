package io.bithedge.api.providers;

/** A policy that a provider backs. `share...`: the provider's part of it. Collateral and premium are rounded down, the loss up. */
public record BackedPolicyItem(
        long policyId,
        String token,
        String tier,
        long epoch,
        String status,
        String strike,
        String policyType,
        String amount,
        long expirationHeight,
        String shareCollateral,
        String sharePremium,
        String shareLoss,
        long shareBps) {}
