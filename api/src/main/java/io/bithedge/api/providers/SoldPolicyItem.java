package io.bithedge.api.providers;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.HistoryViews.Closing;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import org.jspecify.annotations.Nullable;

/** A policy of an epoch. `netPremium`: the premium less the vault's fee. `closed` is null while the policy is live. */
public record SoldPolicyItem(
        long policyId,
        long epoch,
        String policyType,
        String status,
        String strike,
        String amount,
        long expirationHeight,
        String collateral,
        String netPremium,
        String payout,
        @Nullable PolicyClosing closed) {
    public static SoldPolicyItem of(SoldPolicy it) {
        Closing end = it.closing();
        return new SoldPolicyItem(
                it.id(),
                it.epoch(),
                it.type(),
                it.status(),
                Json.text(it.strike()),
                Json.text(it.amount()),
                it.expirationHeight(),
                Json.text(it.collateral()),
                Json.text(it.netPremium()),
                Json.text(it.payout()),
                end.equals(Closing.NONE)
                        ? null
                        : new PolicyClosing(end.height(), end.burnHeight(), end.blockTime(), end.txid()));
    }

    public SoldPolicy read() {
        return new SoldPolicy(
                policyId,
                epoch,
                policyType,
                status,
                Long.parseLong(strike),
                Long.parseLong(amount),
                expirationHeight,
                Long.parseLong(collateral),
                Long.parseLong(netPremium),
                Long.parseLong(payout),
                closed == null
                        ? Closing.NONE
                        : new Closing(closed.height(), closed.burnHeight(), closed.blockTime(), closed.txid()));
    }
}
