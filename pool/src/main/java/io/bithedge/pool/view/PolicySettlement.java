package io.bithedge.pool.view;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import java.util.Optional;

/**
 * How a policy ended, and the prices it was settled at. {@code shortfall} is owed beyond the collateral.
 *
 * @param btcPrice empty for a VOID one
 * @param stxPrice empty for a VOID one, and for a CALL with contracts of version 2, which has no use for it
 */
public record PolicySettlement(
        BurnHeight burnHeight,
        String txid,
        Optional<PriceE8> btcPrice,
        Optional<PriceE8> stxPrice,
        Units payout,
        Units shortfall) {}
