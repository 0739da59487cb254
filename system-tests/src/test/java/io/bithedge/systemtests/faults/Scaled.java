package io.bithedge.systemtests.faults;

import io.bithedge.systemtests.RunningSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One topology of two is killed and not started again; then there are three, the third new; then two. */
record Scaled() implements Fault {
    private static final String LOST = "topology-2";
    private static final String NEW = "topology-3";
    /** Of one alone, and of three, to be asked for a while. */
    private static final Duration MEANWHILE = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "topologies 2, 1, 3, 2";
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        long before = cluster.pid(LOST);
        StartedByHand.Words words = StartedByHand.Words.of(before);
        Path data = cluster.system().data();
        cluster.withoutSupervisor(() -> {
            cluster.kill(LOST);
            Thread.sleep(MEANWHILE);
            StartedByHand.Words third = words.with(Map.of(
                    "-Dbithedge.part",
                    NEW + "@" + data,
                    "--server.port",
                    Integer.toString(RunningSystem.freePort()),
                    "--bithedge.http.private-port",
                    Integer.toString(RunningSystem.freePort()),
                    "--bithedge.instance.id",
                    NEW,
                    "--bithedge.state-dir",
                    data.resolve("state").resolve(NEW).toString()));
            try (StartedByHand again = StartedByHand.start(words, Map.of(), cluster.log(LOST));
                    StartedByHand added = StartedByHand.start(third, Map.of(), cluster.log(NEW))) {
                again.awaitReady();
                added.awaitReady();
                try (Prober.Asking asking = cluster.prober().ask(NEW, added.url())) {
                    Thread.sleep(MEANWHILE);
                    asking.awaitAnswers();
                }
                added.end();
                Thread.sleep(MEANWHILE);
                again.end();
            }
        });
        cluster.awaitAnother(LOST, before);
    }
}
