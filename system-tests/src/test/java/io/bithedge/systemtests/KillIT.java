package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small market in which the services are killed without warning: nothing of the outcome changes. */
class KillIT {
    private static final Pattern BURN_BLOCK = Pattern.compile("burn block +(\\d+) ");
    /** Which service dies once the market has come that far, in burn blocks after the first it tells of. */
    private static final Map<Integer, String> DEATHS = Map.of(
            42,
            "chain-watcher",
            50,
            "tx-submitter",
            58,
            "topology",
            95,
            "topology",
            110,
            "chain-watcher",
            115,
            "signer",
            120,
            "tx-submitter");

    @Test
    void endsEqualWhenWatcherTopologySubmitterAndSignerAreKilledHalfWay(@TempDir Path data) throws Exception {
        try (RunningSystem system = new RunningSystem(data)) {
            NavigableMap<Integer, String> due = new TreeMap<>(DEATHS);
            int[] first = {-1};

            Result demo = system.demo(
                    line -> {
                        Matcher matcher = BURN_BLOCK.matcher(line);
                        if (matcher.find()) {
                            int burnBlock = Integer.parseInt(matcher.group(1));
                            first[0] = first[0] < 0 ? burnBlock : first[0];
                            killWhatIsDue(system, due, burnBlock - first[0]);
                        }
                    },
                    "--providers=6",
                    "--policies=8",
                    "--seed=11");

            assertThat(due).as("every death happened").isEmpty();
            assertThat(demo.status()).as(demo.text()).isZero();
        }
    }

    private static void killWhatIsDue(RunningSystem system, NavigableMap<Integer, String> due, int block) {
        while (!due.isEmpty() && due.firstKey() <= block) {
            String part = due.pollFirstEntry().getValue();
            System.out.printf("test: kill -9 of %s (pid %d)%n", part, system.kill(part));
        }
    }
}
