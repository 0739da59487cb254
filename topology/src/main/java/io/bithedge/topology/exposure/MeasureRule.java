package io.bithedge.topology.exposure;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.risk.Cell;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.RiskRule;
import io.bithedge.pool.risk.RiskRule.Totals;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BookExposure;
import io.bithedge.schemas.avro.Measured;
import io.bithedge.schemas.avro.RiskInputs;
import io.bithedge.schemas.avro.RiskSnapshot;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.map.ExposureMapper;
import java.util.List;

/** When a book is measured, and what comes of it. */
public final class MeasureRule {
    private static final long MOVED_PERCENT = 1;

    private MeasureRule() {}

    /** At most once a block: its policies changed, or it has some and the burn height or a price moved on. */
    static boolean isDue(BookExposure book, Measured last, RiskInputs inputs, BlockMarker marker, boolean isChanged) {
        boolean isMoved = marker.getBurnHeight() > last.getBurnHeight()
                || moved(last.getBtcPrice(), inputs.getBtcPrice())
                || moved(last.getStxPrice(), inputs.getStxPrice());
        return isChanged || (book.getPolicies() > 0 && isMoved);
    }

    /** A function of its arguments alone: `bithedge risk` computes the same from the facts and the recorded inputs. */
    public static RiskSnapshot measure(BookId book, List<Cell> cells, RiskInputs inputs, BlockMarker marker) {
        Conditions at = ExposureMapper.decode(inputs, marker.getBurnHeight());
        Totals totals = Totals.of(cells);
        return RiskSnapshot.newBuilder()
                .setToken(BookIdMapper.token(book))
                .setTier(BookIdMapper.tier(book))
                .setInputs(inputs)
                .setPolicies(totals.policies())
                .setAmount(totals.amountSats())
                .setCollateral(totals.collateral())
                .setIntrinsic(RiskRule.intrinsic(cells, at))
                .setModel(RiskRule.model(cells, at).map(ExposureMapper::encode).orElse(null))
                .setCoverageBps(RiskRule.coverageBps(cells, at).orElse(-1))
                .setAsOf(marker)
                .build();
    }

    /** A book without policies has no coverage, and is not low. */
    static boolean isLow(RiskSnapshot snapshot) {
        return snapshot.getCoverageBps() >= 0 && snapshot.getCoverageBps() < RiskRule.LOW_COVERAGE_BPS;
    }

    private static boolean moved(long before, long now) {
        return before < 0 || Math.abs(now - before) >= before / 100 * MOVED_PERCENT;
    }
}
