package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small market on a system that is left in peace, and the same system after it was stopped and lost its state. */
class DemoIT {
    @Test
    void endsEqualAndStaysEqualWhenRestartedWithoutLocalState(@TempDir Path data) throws Exception {
        try (RunningSystem system = new RunningSystem(data)) {
            Result demo = system.demo(line -> {}, "--providers=6", "--policies=8", "--seed=7");
            assertThat(demo.status()).as(demo.text()).isZero();

            assertThat(system.down().status()).isZero();
            system.wipeState("topology");
            Result up = system.up();
            assertThat(up.status()).as(up.text()).isZero();
            Result replay = system.replay();
            assertThat(replay.status()).as(replay.text()).isZero();
        }
    }
}
