package io.bithedge.api.risk;

import io.bithedge.pool.risk.RiskRule.Concentration;
import org.jspecify.annotations.Nullable;

/** How much of the collateral is in one hand or on one day: the largest part, and the sum of squares. `largest` is null without policies. */
record LargestShare(@Nullable String largest, long largestShareBps, long herfindahlBps) {
    static LargestShare of(Concentration it) {
        return new LargestShare(it.largest().isEmpty() ? null : it.largest(), it.largestShareBps(), it.herfindahlBps());
    }
}
