package io.bithedge.api.risk;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.Units;
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
        Sats amount,
        Units collateral,
        Units intrinsic,
        @Nullable ModelValues model,
        @Nullable Long coverageBps) {
    static RiskSum of(Token token, List<Cell> cells, Conditions at) {
        Totals totals = Totals.of(cells);
        OptionalLong coverage = RiskRule.coverageBps(cells, at);
        return new RiskSum(
                totals.policies(),
                new Sats(totals.amountSats()),
                new Units(token, totals.collateral()),
                new Units(token, RiskRule.intrinsic(cells, at)),
                ModelValues.of(token, RiskRule.model(cells, at)),
                coverage.isPresent() ? coverage.getAsLong() : null);
    }
}
