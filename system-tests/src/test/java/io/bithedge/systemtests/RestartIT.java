package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping, in order and out of it. */
class RestartIT {
    @Test
    void continuesWithTheSameContractsWhenSupervisorWasKilledAndS17StopsADifference(@TempDir Path data)
            throws Exception {
        try (RunningSystem system = new RunningSystem(data)) {
            Result first = system.up();
            assertThat(first.status()).as(first.text()).isZero();
            String deployment = Files.readString(data.resolve("deployment.json"));
            long broker = system.process("kafka").path("pid").asLong();
            killSupervisor(system);

            Result second = system.up();

            assertThat(second.status()).as(second.text()).isZero();
            assertThat(second.text()).contains("left by a supervisor that was killed");
            assertThat(ProcessHandle.of(broker))
                    .as("the orphaned broker is gone")
                    .isEmpty();
            assertThat(Files.readString(data.resolve("deployment.json"))).isEqualTo(deployment);
            system.mine(3);
            Result replay = system.replay();
            assertThat(replay.status()).as(replay.text()).isZero();

            try (ReconciliationSteps steps = new ReconciliationSteps(system, data)) {
                steps.agreesWithTheVault();
                steps.stopsUntilAPersonResolvesIt();
            }
        }
        assertThat(data.resolve("system.json")).doesNotExist();
    }

    private static void killSupervisor(RunningSystem system) throws Exception {
        long pid = system.state().path("supervisor").path("pid").asLong();
        Optional<ProcessHandle> supervisor = ProcessHandle.of(pid);
        assertThat(supervisor).isPresent();
        supervisor.get().destroyForcibly();
        supervisor.get().onExit().get(10, TimeUnit.SECONDS);
    }
}
