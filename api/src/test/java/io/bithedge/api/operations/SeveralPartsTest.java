package io.bithedge.api.operations;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.operations.PartProbe.Heard;
import io.bithedge.api.operations.PartStatus.State;
import io.bithedge.api.operations.SubmitterDetails.SubmitterAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeveralPartsTest {
    private static Heard<String> watcher(String word, String reason) {
        return new Heard<>(PartStatus.said("chain-watcher", word, reason, word), word.equals("STANDBY"));
    }

    private static Heard<SubmitterDetails> submitter(String role, long posted) {
        SubmitterDetails details = new SubmitterDetails(
                Map.of(role, new SubmitterAccount("ST1", 1, 0, 0, 1, 5)),
                Map.of("POSTED", posted),
                List.of(),
                List.of(role),
                posted,
                posted,
                posted);
        return new Heard<>(PartStatus.said("tx-submitter", "UP", "", details), false);
    }

    @Test
    void showsTheOneThatLeadsAlsoWhenItHalted() {
        assertThat(SeveralParts.leader(List.of(watcher("STANDBY", "stands by"), watcher("FOLLOWING", ""))))
                .returns("FOLLOWING", PartStatus::details)
                .returns(State.UP, PartStatus::state);
        assertThat(SeveralParts.leader(List.of(watcher("STANDBY", "stands by"), watcher("HALTED", "a fork"))))
                .returns(State.DOWN, PartStatus::state)
                .returns("a fork", PartStatus::reason);
    }

    @Test
    void saysThatOneIsMissedAlthoughAnotherDoesTheWork() {
        Heard<String> dead = new Heard<>(PartStatus.silent("chain-watcher", "nobody answers at its address"), false);
        assertThat(SeveralParts.leader(List.of(dead, watcher("FOLLOWING", ""))))
                .returns("FOLLOWING", PartStatus::details)
                .returns(State.DEGRADED, PartStatus::state)
                .returns("one of 2: nobody answers at its address", PartStatus::reason);
    }

    @Test
    void putsTheAccountsOfSubmittersTogether() {
        PartStatus<SubmitterDetails> all =
                SeveralParts.together(List.of(submitter("keeper", 2), submitter("allocator", 3)));

        assertThat(all.state()).isEqualTo(State.UP);
        SubmitterDetails details = requireNonNull(all.details());
        assertThat(details.signers()).containsOnlyKeys("keeper", "allocator");
        assertThat(details.phases()).containsEntry("POSTED", 5L);
        assertThat(details.notes()).containsExactly("keeper", "allocator");
    }
}
