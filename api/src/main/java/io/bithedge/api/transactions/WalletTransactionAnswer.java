package io.bithedge.api.transactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.transaction.TransactionDesk;
import io.bithedge.pool.transaction.WalletTransaction;
import org.jspecify.annotations.Nullable;

/** What is not known is left out. {@code watched}: it is still looked up, so the status may change. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WalletTransactionAnswer(
        String txid,
        WalletTransaction.Status status,
        @JsonProperty("final") boolean isFinal,
        boolean watched,
        @Nullable String sender,
        @Nullable String contract,
        @Nullable String function,
        @Nullable StacksHeight height,
        @Nullable BurnHeight burnHeight,
        @Nullable String indexBlockHash,
        @Nullable FailureReason error,
        long sinceMs,
        FinalBlock asOf) {
    public static WalletTransactionAnswer of(WalletTransaction it, FinalBlock asOf) {
        boolean isMined = it.place().height() > 0;
        return new WalletTransactionAnswer(
                it.txid(),
                it.status(),
                it.isFinal(),
                it.isWatched(),
                known(it.call().sender()),
                known(it.call().contract()),
                known(it.call().function()),
                isMined ? new StacksHeight(it.place().height()) : null,
                isMined ? new BurnHeight(it.place().burnHeight()) : null,
                known(it.place().indexBlockHash()),
                TransactionDesk.failure(it).map(FailureReason::of).orElse(null),
                it.sinceMs(),
                asOf);
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
