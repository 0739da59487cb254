package io.bithedge.api.risk;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.RiskRule;
import io.bithedge.pool.risk.RiskRule.Totals;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Totals of live policies. {@code intrinsic}: what would be paid if all settled now; {@code coverageBps} is null for SBTC, and without policies. */
record RiskSum(
        long policies,
        String amount,
        String collateral,
        String intrinsic,
        @Nullable ModelValues model,
        @Nullable Long coverageBps) {
    static RiskSum of(List<Cell> cells, Conditions at) {
        Totals totals = Totals.of(cells);
        OptionalLong coverage = RiskRule.coverageBps(cells, at);
        return new RiskSum(
                totals.policies(),
                Json.text(totals.amountSats()),
                Json.text(totals.collateral()),
                Json.text(RiskRule.intrinsic(cells, at)),
                ModelValues.of(RiskRule.model(cells, at)),
                coverage.isPresent() ? coverage.getAsLong() : null);
    }
}
