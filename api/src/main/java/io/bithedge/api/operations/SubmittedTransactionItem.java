package io.bithedge.api.operations;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.RecentTransactions;
import org.jspecify.annotations.Nullable;

/** A transaction of the services, as it stands. `fee` in micro-STX; `height` is null while it is in no block. */
record SubmittedTransactionItem(
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
    static SubmittedTransactionItem of(RecentTransactions.TransactionView it) {
        return new SubmittedTransactionItem(
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
