package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal of the worst on real processes: half-way through a market everything of ours is gone, and everybody leaves all the same. */
@Tag("long")
class VanishIT {
    @Test
    void everybodyLeavesWhenTheOperatorIsGone(@TempDir Path data) throws Exception {
        try (RunningSystem system = new RunningSystem(data)) {
            Result rehearsal = system.demo(line -> {}, "--then-vanish", "--providers=5", "--policies=8", "--seed=5");

            assertThat(rehearsal.status()).as(rehearsal.text()).isZero();
            assertThat(rehearsal.text())
                    .contains("the operator vanishes")
                    .contains("is closed for good")
                    .contains("provider-05 leaves")
                    .contains("Everybody left without us");
            assertThat(data.resolve("keys")).doesNotExist();
            assertThat(data.resolve("signer")).doesNotExist();
            assertThat(data.resolve("system.json")).doesNotExist();
        }
    }
}
