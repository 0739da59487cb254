package io.bithedge.pool.view;

import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import java.util.List;
import java.util.Optional;

/** What was sent to the chain lately. Safe for use by several threads. */
public interface RecentTransactions {
    /**
     * The newest change in the life of one transaction of ours.
     *
     * @param state as the submitter calls it
     * @param reason why it is in that state, in words; empty when there is nothing to say
     * @param cause one stable word for {@code reason}
     * @param height empty while it is in no block
     */
    record TransactionView(
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
            Optional<StacksHeight> height,
            Optional<BurnHeight> burnHeight,
            long changedAtMs) {}

    /** Last changed first. */
    List<TransactionView> newest(int most);
}
