package io.bithedge.api.market;

import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import java.util.List;

/**
 * How far the books of a token were compared with the vault. `lagBlocks`: Stacks blocks that every fold has applied and that were not compared yet.
 */
public record ReconciledToken(
        String token,
        long fromHeight,
        long height,
        String indexBlockHash,
        long burnHeight,
        long lagBlocks,
        boolean agrees,
        List<DifferenceItem> differences) {
    public static ReconciledToken of(ReconciliationView it, AsOf asOf) {
        return new ReconciledToken(
                it.token(),
                it.fromHeight(),
                it.height(),
                it.indexBlockHash(),
                it.burnHeight(),
                Math.max(0, asOf.height() - it.height()),
                it.differences().isEmpty(),
                it.differences().stream().map(DifferenceItem::of).toList());
    }
}
