package io.bithedge.ledger;

/** The collateral and the pending premium (net of the fee) of one live policy, and the epoch it was sold in. */
public record PolicyLock(long policyId, long epoch, long collateral, long premium) {}
