package io.bithedge.submitter.preflight;

import io.bithedge.stacks.Bytes;

/**
 * One event of a call, predicted or simulated. Without the burn height at which it happens: the call is mined later than it is
 * looked at. Amounts in base units of the token, prices in USD x 10^8.
 */
public sealed interface CallEvent {
    /** Source: liquidity-pool-vault#open-epochs. */
    record EpochOpened(String token, String tier, long epoch, long weight, long capacity, Bytes root)
            implements CallEvent {}

    /** Source: price-oracle#submit-prices. */
    record PriceRecorded(String asset, long price, long observedAt, String submitter) implements CallEvent {}

    /** Too far from the last price: counts when another submitter confirms it. Source: price-oracle#submit-prices. */
    record PriceHeld(String asset, long price, long observedAt, String submitter) implements CallEvent {}

    /** What the call did to one policy of its list. */
    sealed interface PolicyOutcome extends CallEvent {
        long policyId();
    }

    /** Source: policy-registry, close-policy. */
    record PolicyClosed(
            long policyId, String owner, String status, long btcPrice, long stxPrice, long payout, long shortfall)
            implements PolicyOutcome {}

    /** Source: policy-registry#complete-activations. */
    record ActivationLapsed(long policyId, String owner, long requestedAt) implements PolicyOutcome {}

    /** Source: policy-registry, fail-item. */
    record ItemFailed(long policyId, long code) implements PolicyOutcome {}

    /** Source: liquidity-pool-vault#settle-policy. */
    record PolicySettled(
            long policyId, String token, String tier, long epoch, long collateral, long payout, long premium)
            implements CallEvent {}

    /** Funds change hands. `token`: STX, SBTC, or the asset's own identifier when it is neither. */
    record Moved(String token, String from, String to, long amount) implements CallEvent {}

    /** Something that no call of ours does, in words. */
    record Strange(String what) implements CallEvent {}
}
