package io.bithedge.api.transactions;

import io.bithedge.api.guard.RecordQuota;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.transaction.TransactionDesk;
import io.bithedge.pool.transaction.WalletTransaction;
import io.bithedge.pool.transaction.WalletTransactions;
import io.bithedge.pool.transaction.WatchLog;
import io.bithedge.pool.view.PoolViews;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The life of transactions that wallets broadcast: registered by id, then shown by every instance. */
@RestController
public final class TransactionsController {
    private final TransactionDesk desk;
    private final WalletTransactions transactions;
    private final PoolViews views;
    private final RecordQuota quota;

    public TransactionsController(
            TransactionDesk desk, WalletTransactions transactions, PoolViews views, RecordQuota quota) {
        this.quota = quota;
        this.desk = desk;
        this.transactions = transactions;
        this.views = views;
    }

    /** Registers a transaction that a wallet broadcast: it is looked for from now on. */
    @PostMapping("/v1/transactions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public WalletTransactionAnswer registerTransaction(
            @RequestBody WatchTransactionRequest request, HttpServletRequest http) {
        String txid = txid(request.txid());
        if (!desk.isKnown(txid)) {
            quota.take(http);
        }
        try {
            WalletTransaction now = desk.register(txid, quota.client(http));
            return answer(now);
        } catch (WatchLog.NotRecordedException e) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "NOT_RECORDED", String.valueOf(e.getMessage()));
        }
    }

    /** Where a registered transaction stands. */
    @GetMapping("/v1/transactions/{txid}")
    public WalletTransactionAnswer transaction(@PathVariable String txid) {
        String wanted = txid(txid);
        return transactions
                .find(wanted)
                .map(this::answer)
                .orElseThrow(() -> Problem.notFound("transaction " + wanted + " was not registered within a month"));
    }

    private WalletTransactionAnswer answer(WalletTransaction transaction) {
        return WalletTransactionAnswer.of(
                transaction, FinalBlock.of(views.position().asOf()));
    }

    public static String txid(@Nullable String text) {
        return Fields.txid("txid", text);
    }
}
