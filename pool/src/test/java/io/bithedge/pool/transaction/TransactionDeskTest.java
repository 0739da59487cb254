package io.bithedge.pool.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.pool.transaction.WalletTransaction.Call;
import io.bithedge.pool.transaction.WalletTransaction.Place;
import io.bithedge.pool.transaction.WalletTransaction.Status;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TransactionDeskTest {
    private static final String TXID = "0x" + "ab".repeat(32);
    private static final Call CALL = new Call("ST1", "ST2.liquidity-pool-vault", "withdraw");

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final TransactionDesk desk = new TransactionDesk(transactions, transactions, () -> Instant.ofEpochMilli(5));

    private static WalletTransaction seen(Status status, boolean isFinal, boolean isWatched) {
        return new WalletTransaction(
                TXID, status, isFinal, isWatched, CALL, new Place(7, "0x07", 5, "success", Bytes.EMPTY), 3);
    }

    private static WalletTransaction failed(String wireStatus, Bytes result) {
        return new WalletTransaction(
                TXID, Status.FAILED, true, false, CALL, new Place(7, "0x07", 5, wireStatus, result), 3);
    }

    @Test
    void writesARegistrationOnlyWhenSomebodyHasToLook() {
        assertThat(desk.register(TXID, "somebody").status()).isEqualTo(Status.REGISTERED);
        assertThat(transactions.registered).hasSize(1);
        desk.register(TXID, "somebody");
        assertThat(transactions.registered).as("watched already").hasSize(1);
        transactions.known.put(TXID, seen(Status.FINAL, true, false));
        assertThat(desk.register(TXID, "somebody").status()).isEqualTo(Status.FINAL);
        assertThat(transactions.registered).as("over for good").hasSize(1);
        transactions.known.put(TXID, seen(Status.NOT_FOUND, false, false));
        assertThat(desk.register(TXID, "somebody").status()).isEqualTo(Status.REGISTERED);
        assertThat(transactions.registered).as("given up before").hasSize(2);
    }

    @Test
    void saysInWordsWhatTheContractRefused() {
        Bytes aboveLimit = ClarityValue.err(ClarityValue.uint(122)).encode();

        // A failed call whose conditions are not met either is told as a broken condition.
        for (String status : new String[] {"abort_by_response", "abort_by_post_condition"}) {
            assertThat(TransactionDesk.failure(failed(status, aboveLimit)))
                    .contains(new Failure(
                            "u122",
                            "ERR_ABOVE_CAPITAL_LIMIT",
                            "More capital than the claim, with what was withdrawn in this epoch."));
        }
        assertThat(TransactionDesk.failure(failed("abort_by_post_condition", Bytes.ofHex("0x0703"))))
                .map(Failure::name)
                .contains("POST_CONDITION_NOT_MET");
        assertThat(TransactionDesk.failure(failed("abort_by_response", Bytes.ofHex("0x0809"))))
                .map(Failure::name)
                .contains("RUNTIME_ERROR");
        assertThat(TransactionDesk.failure(failed(
                        "abort_by_response",
                        ClarityValue.err(ClarityValue.uint(7)).encode())))
                .map(Failure::name)
                .contains("UNKNOWN_ERROR");
        assertThat(TransactionDesk.failure(failed("problematic_skipped", Bytes.ofHex("0xff"))))
                .map(Failure::name)
                .contains("UNREADABLE_RESULT");
        assertThat(TransactionDesk.failure(seen(Status.IN_BLOCK, false, true))).isEmpty();
    }
}
