package io.bithedge.submitter.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls.Book;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.state.Inbox.Waiting;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchRuleTest {
    private static final SignerRole KEEPER = new SignerRole("keeper");
    private static final int ANY = Integer.MAX_VALUE;

    private static Waiting waiting(long arrival, long deadline, Body body) {
        return new Waiting(new Command(new CommandKey(KEEPER, "c" + arrival), body), deadline, arrival, false);
    }

    private static List<Ending> endings(Long... ids) {
        return Arrays.stream(ids).map(id -> new Ending(id, 100, 100)).toList();
    }

    private static Body expire(Long... ids) {
        return new Body.ProcessExpirations(endings(ids));
    }

    private static Body activate(Long... ids) {
        return new Body.CompleteActivations(endings(ids));
    }

    private static Body price(String asset, long price) {
        return new Body.SubmitPrices(List.of(new Price(asset, price, 7)));
    }

    private static Body open(String tier, long epoch) {
        return new Body.OpenEpochs(List.of(new Opening("STX", tier, epoch, 1, 1, Bytes.ofHex("00".repeat(32)))));
    }

    private static List<String> batch(int most, Waiting... waiting) {
        return BatchRule.next(List.of(waiting), most).stream()
                .map(w -> w.command().key().commandId())
                .toList();
    }

    @Test
    void mergesOneKindAndNamesEachPolicyOnce() {
        Waiting first = waiting(1, 0, expire(1L, 2L));
        Waiting second = waiting(2, 0, expire(2L, 3L));
        assertThat(batch(ANY, first, second, waiting(3, 0, activate(9L)))).containsExactly("c1", "c2");
        assertThat(BatchRule.merged(List.of(first.command(), second.command()))).isEqualTo(expire(1L, 2L, 3L));
    }

    /** The same policy at another record is another item. */
    @Test
    void mergesEndingsAndKeepsDifferentRecordsOfAPolicyApart() {
        Waiting first = waiting(1, 0, new Body.ProcessExpirations(List.of(new Ending(1, 100, 100))));
        Waiting same = waiting(2, 0, new Body.ProcessExpirations(List.of(new Ending(1, 100, 100))));
        Waiting other = waiting(3, 0, new Body.ProcessExpirations(List.of(new Ending(1, 101, 100))));
        assertThat(batch(ANY, first, same, other)).containsExactly("c1", "c2");
        assertThat(BatchRule.merged(List.of(first.command(), same.command())))
                .isEqualTo(new Body.ProcessExpirations(List.of(new Ending(1, 100, 100))));
    }

    @Test
    void confirmsABookOnlyBehindItsProposal() {
        Waiting proposal = waiting(1, 120, open("balanced", 8));
        Waiting confirmation = waiting(2, 110, new Body.ConfirmOpenings(List.of(new Book("STX", "balanced"))));
        Waiting another = waiting(3, 115, new Body.ConfirmOpenings(List.of(new Book("SBTC", "balanced"))));
        assertThat(batch(ANY, proposal, confirmation, another)).containsExactly("c3");
        assertThat(BatchRule.merged(List.of(confirmation.command(), another.command())))
                .isEqualTo(
                        new Body.ConfirmOpenings(List.of(new Book("STX", "balanced"), new Book("SBTC", "balanced"))));
    }

    @Test
    void takesTheMostUrgentFirst() {
        assertThat(batch(1, waiting(1, 110, expire(1L)), waiting(2, 105, expire(2L))))
                .containsExactly("c2");
        assertThat(batch(1, waiting(1, 0, expire(1L)), waiting(2, 105, expire(2L))))
                .containsExactly("c2");
    }

    /** The expiration of policy 1 is more urgent, but its activation came first. */
    @Test
    void keepsTheOrderOfWhatIsAboutTheSamePolicy() {
        assertThat(batch(ANY, waiting(1, 110, activate(1L)), waiting(2, 105, expire(1L))))
                .containsExactly("c1");
        assertThat(batch(ANY, waiting(1, 110, activate(1L)), waiting(2, 105, expire(1L)), waiting(3, 120, expire(2L))))
                .containsExactly("c1");
    }

    @Test
    void neverPutsTwoPricesOfAnAssetInOneCall() {
        assertThat(batch(
                        ANY,
                        waiting(1, 0, price("BTC", 5)),
                        waiting(2, 0, price("BTC", 6)),
                        waiting(3, 0, price("STX", 1))))
                .containsExactly("c1", "c3");
    }

    @Test
    void opensTheBooksOfOneMomentTogetherButNotTwoEpochsOfOne() {
        assertThat(batch(
                        ANY,
                        waiting(1, 0, open("balanced", 2)),
                        waiting(2, 0, open("aggressive", 2)),
                        waiting(3, 0, open("balanced", 3)),
                        waiting(4, 0, open("balanced", 2))))
                .containsExactly("c1", "c2");
        assertThat(batch(ANY, waiting(1, 0, open("balanced", 2)), waiting(2, 0, open("balanced", 2))))
                .containsExactly("c1", "c2");
    }

    /** 20 and 6 policies are more than the list of 25; 20 and 5 are not. */
    @Test
    void fillsTheListAndNotMore() {
        Long[] twenty = LongStream.rangeClosed(1, 20).boxed().toArray(Long[]::new);
        Long[] six = LongStream.rangeClosed(31, 36).boxed().toArray(Long[]::new);
        Long[] five = LongStream.rangeClosed(41, 45).boxed().toArray(Long[]::new);
        assertThat(batch(ANY, waiting(1, 0, expire(twenty)), waiting(2, 0, expire(six)), waiting(3, 0, expire(five))))
                .containsExactly("c1", "c3");
    }

    @Test
    void whatWasRefusedAmongOthersGoesAlone() {
        Waiting alone = new Waiting(waiting(1, 0, expire(1L)).command(), 0, 1, true);
        assertThat(batch(ANY, alone, waiting(2, 0, expire(2L)))).containsExactly("c1");
        assertThat(batch(ANY, waiting(0, 0, expire(9L)), alone, waiting(2, 0, expire(2L))))
                .containsExactly("c0", "c2");
    }
}
