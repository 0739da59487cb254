package io.bithedge.submitter.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.submitter.port.Preflight.Outcome;
import io.bithedge.submitter.preflight.Finding.FailingItem;
import io.bithedge.submitter.preflight.Finding.Fate;
import io.bithedge.submitter.preflight.Finding.ItemsFail;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightOutcomeTest {
    private static Command expirations(String id, Long... policyIds) {
        return new Command(
                new CommandKey(new SignerRole("keeper"), id), new Body.ProcessExpirations(endings(policyIds)));
    }

    private static List<Ending> endings(Long... policyIds) {
        return Arrays.stream(policyIds).map(id -> new Ending(id, 100, 100)).toList();
    }

    private static Outcome outcome(Finding finding, Command... commands) {
        return ChainPreflight.outcome(finding, List.of(commands), List.of());
    }

    private static final ItemsFail SEVEN_FAILS =
            new ItemsFail(List.of(new FailingItem(7, Fate.LATER, "price pending")));

    @Test
    void letsACommandGoSomeOfWhoseItemsSucceed() {
        assertThat(outcome(SEVEN_FAILS, expirations("a", 7L, 8L))).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void stopsABatchOneOfWhoseCommandsWouldDoNothing() {
        assertThat(outcome(SEVEN_FAILS, expirations("a", 7L), expirations("b", 8L)))
                .isEqualTo(new Outcome.WouldFail("policy 7: price pending, passes by itself"));
    }

    @Test
    void asksForAPersonWhenSomethingElseWouldHappen() {
        assertThat(outcome(new Finding.Unexpected("policy 7: payout 600 exceeds its lock 500"), expirations("a", 7L)))
                .isEqualTo(new Outcome.Mismatch("policy 7: payout 600 exceeds its lock 500"));
    }

    @Test
    void joinsTheItemsOfABatchEachOnce() {
        assertThat(Batch.of(List.of(expirations("a", 7L, 8L), expirations("b", 8L, 9L))))
                .isEqualTo(new Body.ProcessExpirations(endings(7L, 8L, 9L)));
    }
}
