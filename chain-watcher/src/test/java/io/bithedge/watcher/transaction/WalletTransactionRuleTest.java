package io.bithedge.watcher.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.transaction.Seen.Standing;
import io.bithedge.watcher.transaction.WalletTransaction.Call;
import io.bithedge.watcher.transaction.WalletTransaction.Place;
import io.bithedge.watcher.transaction.WalletTransaction.Status;
import io.bithedge.watcher.transaction.WalletTransactionRule.Now;
import io.bithedge.watcher.transaction.WalletTransactionRule.Patience;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is lost is given up after 100 ms, what is pending after 1,000. */
class WalletTransactionRuleTest {
    private static final String TXID = "0x" + "ab".repeat(32);
    private static final WalletTransactionRule RULE = new WalletTransactionRule(new Patience(50, 100, 1_000));

    private WalletTransaction transaction = WalletTransaction.registered(TXID, 10);

    private void look(Optional<Seen> seen, long millis, long finalHeight) {
        transaction = RULE.after(transaction, seen, new Now(millis, finalHeight));
    }

    private static Optional<Seen> seen(Standing standing) {
        return Optional.of(new Seen("ST1", "ST2.vault", "withdraw", standing));
    }

    private static Optional<Seen> mined(long height, String status) {
        return seen(new Standing.Mined(height, "0x" + height, height + 900, status, Bytes.ofHex("0x03")));
    }

    private void assertLife(Status status, boolean deep, boolean isWatched, long changedAtMs) {
        assertThat(transaction.status()).isEqualTo(status);
        assertThat(transaction.deep()).as("deep").isEqualTo(deep);
        assertThat(transaction.isWatched()).as("watched").isEqualTo(isWatched);
        assertThat(transaction.changedAtMs()).as("changed at").isEqualTo(changedAtMs);
        assertThat(transaction.registeredAtMs()).isEqualTo(10);
    }

    @Test
    void goesFromTheMempoolIntoAFinalBlock() {
        look(seen(new Standing.InMempool()), 20, 5);
        assertLife(Status.PENDING, false, true, 20);
        assertThat(transaction.call()).isEqualTo(new Call("ST1", "ST2.vault", "withdraw"));
        assertThat(transaction.place()).isEqualTo(Place.NOWHERE);
        look(seen(new Standing.InMempool()), 30, 5);
        assertLife(Status.PENDING, false, true, 20);
        look(mined(7, "success"), 40, 6);
        assertLife(Status.IN_BLOCK, false, true, 40);
        assertThat(transaction.place().indexBlockHash()).isEqualTo("0x7");
        look(mined(7, "success"), 50, 7);
        assertLife(Status.FINAL, true, false, 50);
    }

    @Test
    void isPendingAgainWhenItsBlockIsOrphaned() {
        look(mined(7, "success"), 20, 5);
        look(seen(new Standing.InMempool()), 30, 5);
        assertLife(Status.PENDING, false, true, 30);
        assertThat(transaction.place()).isEqualTo(Place.NOWHERE);
        look(mined(8, "success"), 40, 8);
        assertLife(Status.FINAL, true, false, 40);
        assertThat(transaction.place().height()).isEqualTo(8);
    }

    @Test
    void failsAndIsWatchedUntilThatIsFinal() {
        look(mined(7, "abort_by_response"), 20, 6);
        assertLife(Status.FAILED, false, true, 20);
        look(mined(7, "abort_by_response"), 30, 7);
        assertLife(Status.FAILED, true, false, 20);
        assertThat(transaction.place().wireStatus()).isEqualTo("abort_by_response");
    }

    @Test
    void givesUpWhatNobodyKnows() {
        look(Optional.empty(), 20, 5);
        assertLife(Status.NOT_FOUND, false, true, 20);
        look(Optional.empty(), 69, 5);
        assertLife(Status.NOT_FOUND, false, true, 20);
        look(Optional.empty(), 70, 5);
        assertLife(Status.NOT_FOUND, false, false, 20);
    }

    @Test
    void waitsLongerForWhatWasSeenOnce() {
        look(seen(new Standing.InMempool()), 20, 5);
        look(Optional.empty(), 30, 5);
        look(Optional.empty(), 129, 5);
        assertLife(Status.NOT_FOUND, false, true, 30);
        look(Optional.empty(), 130, 5);
        assertLife(Status.NOT_FOUND, false, false, 30);
    }

    @Test
    void givesUpWhatWasDroppedUnlessItComesBack() {
        look(seen(new Standing.Dropped("dropped_replace_by_fee")), 20, 5);
        assertLife(Status.DROPPED, false, true, 20);
        assertThat(transaction.place().wireStatus()).isEqualTo("dropped_replace_by_fee");
        look(seen(new Standing.InMempool()), 110, 5);
        assertLife(Status.PENDING, false, true, 110);
        look(seen(new Standing.InMempool()), 1_109, 5);
        assertLife(Status.PENDING, false, true, 110);
        look(seen(new Standing.InMempool()), 1_110, 5);
        assertLife(Status.PENDING, false, false, 110);
    }

    @Test
    void keepsWhatItDoesWhenItIsNoLongerFound() {
        look(seen(new Standing.InMempool()), 20, 5);
        look(Optional.empty(), 30, 5);
        assertLife(Status.NOT_FOUND, false, true, 30);
        assertThat(transaction.call().function()).isEqualTo("withdraw");
    }
}
