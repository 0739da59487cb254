package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import io.bithedge.systemtests.faults.FaultRun;
import io.bithedge.systemtests.faults.SentTransactions;
import io.bithedge.systemtests.faults.SmallDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Markets that play through the API of all instances while everything that a cluster may meet happens, in an order from a seed: nothing is
 * answered wrongly, nothing is lost or done twice, and the books are those of the chain to the unit.
 */
@Tag("long")
class FaultsIT {
    private static final long SEED = Long.getLong("bithedge.faults.seed", 1);
    private static final Pattern COMMA = Pattern.compile(",");
    /** Beginnings of names of faults, for who looks for one. */
    private static final List<String> ONLY = COMMA.splitAsStream(System.getProperty("bithedge.faults.only", ""))
            .filter(name -> !name.isEmpty())
            .toList();

    @TempDir
    Path data;

    @Test
    void nothingIsWrongOrLostWhateverHappens() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(data, "topology-2");
                RunningSystem system = RunningSystem.ofManyMachines(data, 2);
                FaultRun faults = new FaultRun(system, disk, SEED, ONLY)) {
            for (int market = 0; market == 0 || !faults.isOver(); market++) {
                play(system, faults, SEED * 1000 + market);
            }
            system.mine(3);
            faults.endsWell();
            SentTransactions.areEachSentOnce(data);
            Result replay = system.replay();
            assertThat(replay.status()).as(replay.text()).isZero();
            Result audit = CommandLine.run("audit", "--data=" + data);
            assertThat(audit.text()).contains("0 gaps, 0 differences");
            assertThat(audit.status()).isZero();
        }
    }

    /** A market goes to its end, unless all has happened by then. */
    private static void play(RunningSystem system, FaultRun faults, long seed) throws Exception {
        try {
            Result demo = system.demo(faults::onLine, "--providers=4", "--policies=4", "--seed=" + seed);
            assertThat(demo.status()).as(demo.text()).isZero();
        } catch (FaultRun.AllHappenedException enough) {
            System.out.println("faults: " + enough.getMessage());
        }
    }
}
