package io.bithedge.api.operations;

import io.bithedge.api.health.HealthController;
import io.bithedge.api.health.StatusAnswer;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.RecentTransactions;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How every part is, and what was sent to the chain lately. */
@RestController
final class OperationsController {
    private static final int NEWEST = 50;

    private final HealthController topology;
    private final OperationsDesk operations;
    private final RecentTransactions transactions;
    private final PoolViews views;

    OperationsController(
            HealthController topology,
            OperationsDesk operations,
            ObjectProvider<RecentTransactions> transactions,
            PoolViews views) {
        this.topology = topology;
        this.operations = operations;
        this.transactions = transactions.getIfAvailable(() -> most -> List.of());
        this.views = views;
    }

    /** How every part is, and what was sent to the chain last: the newest change first. */
    @GetMapping("/v1/operations")
    OperationsAnswer operations() {
        StatusAnswer own = topology.status();
        return new OperationsAnswer(
                operations.with(PartStatus.said("topology", own.state().name(), own.reason(), own)),
                transactions.newest(NEWEST).stream()
                        .map(SubmittedTransactionItem::of)
                        .toList(),
                FinalBlock.of(asOf()));
    }

    /** Whoever looks here looks for what is wrong: that the state is being read must not hide it. */
    private AsOf asOf() {
        try {
            return views.position().asOf();
        } catch (NotReadyException e) {
            return AsOf.NOTHING;
        }
    }
}
