package io.bithedge.api.operations;

import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
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
        MicroStx fee,
        String txid,
        String contract,
        String function,
        @Nullable StacksHeight height,
        @Nullable BurnHeight burnHeight,
        long changedAtMs) {
    static SubmittedTransactionItem of(RecentTransactions.TransactionView it) {
        return new SubmittedTransactionItem(
                it.commandId(),
                it.signer(),
                it.state(),
                it.reason(),
                it.cause(),
                it.nonce(),
                it.fee(),
                it.txid(),
                it.contract(),
                it.function(),
                it.height().orElse(null),
                it.burnHeight().orElse(null),
                it.changedAtMs());
    }
}
