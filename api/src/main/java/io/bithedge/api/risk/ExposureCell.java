package io.bithedge.api.risk;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.RiskRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Live policies of a book that are alike. `intrinsic`: what would be paid if they settled now; `distanceBps`: from the price to the strike. */
record ExposureCell(
        long epoch,
        long expirationHeight,
        String policyType,
        String strike,
        long policies,
        String amount,
        String collateral,
        String intrinsic,
        long distanceBps,
        @Nullable ModelValues model) {
    static ExposureCell of(Cell cell, Conditions at) {
        return new ExposureCell(
                cell.key().epoch(),
                cell.key().expirationHeight(),
                cell.kind().name(),
                Json.text(cell.key().strikeE8()),
                cell.policies(),
                Json.text(cell.amountSats()),
                Json.text(cell.collateral()),
                Json.text(cell.payout(at.btc(), at.stx())),
                RiskRule.distanceBps(cell, at),
                ModelValues.of(RiskRule.model(List.of(cell), at)));
    }
}
