package io.bithedge.api.providers;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.HistoryViews.Closing;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies by the epoch they were sold in, both ways: instances read one another's pages. */
public final class SoldJson {
    private SoldJson() {}

    public record Page(List<Sold> policies, @Nullable String next, Json.Block asOf) {}

    /** `netPremium`: the premium less the vault's fee. `closed` is null while the policy is live. */
    public record Sold(
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
            @Nullable Closed closed) {
        public record Closed(long height, long burnHeight, long blockTime, String txid) {}

        public static Sold of(SoldPolicy it) {
            Closing end = it.closing();
            return new Sold(
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
                            : new Closed(end.height(), end.burnHeight(), end.blockTime(), end.txid()));
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

    /** `share...`: the provider's part of it. Collateral and premium are rounded down, the loss up. */
    public record Backed(
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

    public record BackedPage(
            String provider,
            List<Backed> policies,
            @Nullable String next,
            Json.Block asOf) {}
}
