package io.bithedge.api.operations;

import io.bithedge.api.health.HealthController;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.RecentTransactions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

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

    /** `fee` in micro-STX; `height` is null while it is in no block. */
    record Transaction(
            String commandId,
            String signer,
            String state,
            String reason,
            String cause,
            long nonce,
            String fee,
            String txid,
            String contract,
            String function,
            @Nullable Long height,
            @Nullable Long burnHeight,
            long changedAtMs) {
        static Transaction of(RecentTransactions.TransactionView it) {
            return new Transaction(
                    it.commandId(),
                    it.signer(),
                    it.state(),
                    it.reason(),
                    it.cause(),
                    it.nonce(),
                    Json.text(it.fee()),
                    it.txid(),
                    it.contract(),
                    it.function(),
                    it.height() == 0 ? null : it.height(),
                    it.burnHeight() == 0 ? null : it.burnHeight(),
                    it.changedAtMs());
        }
    }

    record Operations(List<PartStatus> parts, List<Transaction> transactions, Json.Block asOf) {}

    @GetMapping("/v1/operations")
    Operations operations() {
        List<PartStatus> parts = new ArrayList<>(operations.others());
        parts.add(PartStatus.said("topology", JsonMapper.shared().valueToTree(topology.status())));
        return new Operations(
                parts, transactions.newest(NEWEST).stream().map(Transaction::of).toList(), Json.Block.of(asOf()));
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
