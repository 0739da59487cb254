package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole market behind a node, an API and webhooks that make every kind of trouble at once: nothing of the outcome changes. */
@Tag("long")
class TroubleIT {
    private static final long SEED = Long.getLong("bithedge.seed", 23);

    @Test
    void endsEqualBehindEveryTroubleAtOnce(@TempDir Path data) throws Exception {
        try (RunningSystem system = new RunningSystem(data)) {
            Result up = system.up();
            assertThat(up.status()).as(up.text()).isZero();
            try (Trouble trouble = new Trouble(system.url("devnet"), system.url("tx-submitter"), SEED)) {
                Result demo = system.demo(
                        line -> {
                            if (line.contains("policies bought")) {
                                endOf(trouble);
                            }
                        },
                        "--providers=6",
                        "--policies=8",
                        "--seed=31");

                assertThat(demo.status()).as(demo.text()).isZero();
                assertThat(trouble.end())
                        .as("kinds of trouble")
                        .hasSize(TroubleKind.all().size());
                assertThat(trouble.failure()).isEmpty();
            }
            stoppedForNothing(data);
            Result audit = CommandLine.run("audit", "--data=" + data);
            assertThat(audit.text()).contains("0 gaps, 0 differences");
            assertThat(audit.status()).isZero();
        }
    }

    /** Sources on two branches above the final block, and a price that is late for an expiration: both are warnings that pass. */
    private static void stoppedForNothing(Path data) throws Exception {
        Result incidents = CommandLine.run("incidents", "--all", "--json", "--data=" + data);
        assertThat(incidents.status()).isZero();
        assertThat(incidents.lines())
                .allSatisfy(line -> assertThat(line)
                        .containsAnyOf("\"SOURCES_ON_DIFFERENT_BRANCHES\"", "\"PRICE_AT_RISK\"")
                        .contains("\"stopsQuotes\":false"));
    }

    /** The market is over: what follows compares, and must be able to ask the chain. */
    private static void endOf(Trouble trouble) {
        try {
            Map<String, Integer> happened = trouble.end();
            System.out.printf("trouble: %s%n", happened);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
