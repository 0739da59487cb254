package io.bithedge.submitter.preflight;

import io.bithedge.stacks.Bytes;
import java.util.List;

/**
 * One event of a call, predicted or simulated. Without the burn height at which it happens: the call is mined later than it is
 * looked at. Amounts in base units of the token, prices in USD x 10^8.
 */
public sealed interface CallEvent {
    /** Source: liquidity-pool-vault#open-epochs of version 2. */
    record EpochProposed(String token, String tier, long epoch, long weight, long capacity, Bytes root)
            implements CallEvent {}

    /** Source: liquidity-pool-vault#confirm-openings, in version 1 #open-epochs. */
    record EpochOpened(String token, String tier, long epoch, long weight, long capacity, Bytes root)
            implements CallEvent {}

    /** What one submitter saw. Source: price-oracle#submit-prices. */
    record PriceObserved(String asset, long price, long observedAt, String submitter) implements CallEvent {}

    /** What the submitters agree on; {@code previous}: height of the record before. Source: price-oracle#submit-prices. */
    record PriceRecorded(String asset, long price, long previous, long observedAt, List<String> submitters)
            implements CallEvent {
        public PriceRecorded {
            submitters = List.copyOf(submitters);
        }
    }

    /** What the call did to one policy of its list. */
    sealed interface PolicyOutcome extends CallEvent {
        long policyId();
    }

    /** Prices and the heights of their records are 0 where none was used. Source: policy-registry, close-policy. */
    record PolicyClosed(long policyId, String owner, String status, Prices prices, long payout, long shortfall)
            implements PolicyOutcome {}

    /** What ended a policy. */
    record Prices(long btcPrice, long btcAt, long stxPrice, long stxAt) {
        static final Prices NONE = new Prices(0, 0, 0, 0);
    }

    /** Source: policy-registry#complete-activations. */
    record ActivationLapsed(long policyId, String owner, long requestedAt) implements PolicyOutcome {}

    /** Source: policy-registry, fail-item. */
    record ItemFailed(long policyId, long code) implements PolicyOutcome {}

    /** Source: liquidity-pool-vault#settle-policy. */
    record PolicySettled(
            long policyId, String token, String tier, long epoch, long collateral, long payout, long premium)
            implements CallEvent {}

    /** Source: liquidity-pool-vault#void-policy. */
    record PolicyVoided(long policyId, String token, String tier, long epoch, long collateral, long premium)
            implements CallEvent {}

    /** Funds change hands. `token`: STX, SBTC, or the asset's own identifier when it is neither. */
    record Moved(String token, String from, String to, long amount) implements CallEvent {}

    /** Something that no call of ours does, in words. */
    record Strange(String what) implements CallEvent {}
}
