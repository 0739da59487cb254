package io.bithedge.api.transactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.transaction.Failure;
import io.bithedge.pool.transaction.TransactionDesk;
import io.bithedge.pool.transaction.WalletTransaction;
import io.bithedge.pool.transaction.WalletTransactions;
import io.bithedge.pool.transaction.WatchLog;
import io.bithedge.pool.view.PoolViews;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The life of transactions that wallets broadcast: registered by id, then shown by every instance. */
@RestController
public final class TransactionsController {
    private final TransactionDesk desk;
    private final WalletTransactions transactions;
    private final PoolViews views;

    public TransactionsController(TransactionDesk desk, WalletTransactions transactions, PoolViews views) {
        this.desk = desk;
        this.transactions = transactions;
        this.views = views;
    }

    public record Request(@Nullable String txid) {}

    /** Why it failed: the code as the contract returned it, the constant in its source, and what that means. */
    public record Reason(String code, String name, String sentence) {
        public static Reason of(Failure failure) {
            return new Reason(failure.code(), failure.name(), failure.sentence());
        }
    }

    /** What is not known is left out. {@code watched}: it is still looked up, so the status may change. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String txid,
            String status,
            @JsonProperty("final") boolean isFinal,
            boolean watched,
            @Nullable String sender,
            @Nullable String contract,
            @Nullable String function,
            @Nullable Long height,
            @Nullable Long burnHeight,
            @Nullable String indexBlockHash,
            @Nullable Reason error,
            long sinceMs,
            Json.Block asOf) {
        public static Answer of(WalletTransaction it, Json.Block asOf) {
            boolean isMined = it.place().height() > 0;
            return new Answer(
                    it.txid(),
                    it.status().name(),
                    it.isFinal(),
                    it.isWatched(),
                    known(it.call().sender()),
                    known(it.call().contract()),
                    known(it.call().function()),
                    isMined ? it.place().height() : null,
                    isMined ? it.place().burnHeight() : null,
                    known(it.place().indexBlockHash()),
                    TransactionDesk.failure(it).map(Reason::of).orElse(null),
                    it.sinceMs(),
                    asOf);
        }

        private static @Nullable String known(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    @PostMapping("/v1/transactions")
    public ResponseEntity<Answer> register(@RequestBody Request request) {
        try {
            WalletTransaction now = desk.register(txid(request.txid()));
            return ResponseEntity.accepted().body(answer(now));
        } catch (WatchLog.NotRecordedException e) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "NOT_RECORDED", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/v1/transactions/{txid}")
    public Answer transaction(@PathVariable String txid) {
        String wanted = txid(txid);
        return transactions
                .find(wanted)
                .map(this::answer)
                .orElseThrow(() -> Problem.notFound("transaction " + wanted + " was not registered within a month"));
    }

    private Answer answer(WalletTransaction transaction) {
        return Answer.of(transaction, Json.Block.of(views.position().asOf()));
    }

    public static String txid(@Nullable String text) {
        if (text == null || !text.matches("0x[0-9a-fA-F]{64}")) {
            throw Problem.invalid("txid", "0x and 64 hex digits", Fields.quoted(text));
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
