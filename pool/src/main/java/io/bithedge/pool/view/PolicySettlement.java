package io.bithedge.pool.view;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;

/** How a policy ended, and the prices it was settled at. {@code shortfall} is owed beyond the collateral. */
public record PolicySettlement(
        BurnHeight burnHeight, String txid, PriceE8 btcPrice, PriceE8 stxPrice, Units payout, Units shortfall) {}
