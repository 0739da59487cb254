package io.bithedge.api.providers;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PolicyStatus;
import org.jspecify.annotations.Nullable;

/** A policy of an epoch. `netPremium`: the premium less the vault's fee. `closed` is null while the policy is live. */
public record SoldPolicyItem(
        PolicyId policyId,
        Epoch epoch,
        PolicyType policyType,
        PolicyStatus status,
        PriceE8 strike,
        Sats amount,
        BurnHeight expirationHeight,
        Units collateral,
        Units netPremium,
        Units payout,
        @Nullable PolicyClosing closed) {
    public static SoldPolicyItem of(SoldPolicy it) {
        return new SoldPolicyItem(
                it.id(),
                it.epoch(),
                it.policyType(),
                it.status(),
                it.strike(),
                it.amount(),
                it.expirationHeight(),
                it.collateral(),
                it.netPremium(),
                it.payout(),
                it.closing()
                        .map(end -> new PolicyClosing(end.height(), end.burnHeight(), end.blockTime(), end.txid()))
                        .orElse(null));
    }
}
