package io.bithedge.api.risk;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.RiskRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Live policies of a book that are alike. `intrinsic`: what would be paid if they settled now; `distanceBps`: from the price to the strike. */
record ExposureCell(
        Epoch epoch,
        BurnHeight expirationHeight,
        PolicyType policyType,
        PriceE8 strike,
        long policies,
        Sats amount,
        Units collateral,
        Units intrinsic,
        long distanceBps,
        @Nullable ModelValues model) {
    static ExposureCell of(Cell cell, Conditions at) {
        Token token = cell.key().book().token();
        return new ExposureCell(
                new Epoch(cell.key().epoch()),
                new BurnHeight(cell.key().expirationHeight()),
                cell.policyType(),
                new PriceE8(cell.key().strikeE8()),
                cell.policies(),
                new Sats(cell.amountSats()),
                new Units(token, cell.collateral()),
                new Units(token, cell.payout(at.btc(), at.stx())),
                RiskRule.distanceBps(cell, at),
                ModelValues.of(token, RiskRule.model(List.of(cell), at)));
    }
}
