package io.bithedge.api.market;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import java.util.List;

/**
 * How far the books of a token were compared with the vault. `lagBlocks`: Stacks blocks that every fold has applied and that were not compared yet.
 */
public record ReconciledToken(
        Token token,
        StacksHeight fromHeight,
        StacksHeight height,
        String indexBlockHash,
        BurnHeight burnHeight,
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
                Math.max(0, asOf.height().blocksSince(it.height())),
                it.differences().isEmpty(),
                it.differences().stream().map(DifferenceItem::of).toList());
    }
}
