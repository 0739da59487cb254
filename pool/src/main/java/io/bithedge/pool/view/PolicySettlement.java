package io.bithedge.pool.view;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import java.util.Optional;

/**
 * How a policy ended, and the prices it was settled at. {@code shortfall} is owed beyond the collateral.
 *
 * @param btcPrice empty for a VOID one
 * @param stxPrice empty for a VOID one, and for a CALL, which has no use for it
 * @param btcAt burn height of the oracle's record that the price of BTC is of; empty like the price
 * @param stxAt the same of STX
 * @param premiumBack what of the premium went back to the owner: of a VOID one all but the fee
 */
public record PolicySettlement(
        BurnHeight burnHeight,
        String txid,
        Optional<PriceE8> btcPrice,
        Optional<PriceE8> stxPrice,
        Optional<BurnHeight> btcAt,
        Optional<BurnHeight> stxAt,
        Units payout,
        Units shortfall,
        Units premiumBack) {}
