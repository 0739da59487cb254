package io.bithedge.api.policies;

/** How a policy ended: at which prices, and what it paid. `shortfall` is owed beyond the collateral. */
public record PolicySettlement(
        long burnHeight, String txid, String btcPrice, String stxPrice, String payout, String shortfall) {}
