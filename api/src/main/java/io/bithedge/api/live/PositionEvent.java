package io.bithedge.api.live;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.PoolViews.PositionView;
import java.util.List;

/** Where the folds stand. */
public record PositionEvent(StacksHeight appliedHeight, List<String> halted, FinalBlock asOf) {
    static PositionEvent of(PositionView view) {
        return new PositionEvent(view.appliedHeight(), view.halted(), FinalBlock.of(view.asOf()));
    }
}
