package io.bithedge.api.providers;

import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.view.PolicyStatus;

/** A policy that a provider backs. `share...`: the provider's part of it. Collateral and premium are rounded down, the loss up. */
public record BackedPolicyItem(
        PolicyId policyId,
        Token token,
        Tier tier,
        Epoch epoch,
        PolicyStatus status,
        PriceE8 strike,
        PolicyType policyType,
        Sats amount,
        BurnHeight expirationHeight,
        Units shareCollateral,
        Units sharePremium,
        Units shareLoss,
        long shareBps) {}
