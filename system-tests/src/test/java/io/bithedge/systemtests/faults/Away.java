package io.bithedge.systemtests.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** kill -9 of parts that nobody starts again for a while. */
record Away(String name, List<String> parts, Duration time) implements Fault {
    @Override
    public void happen(Cluster cluster) throws Exception {
        Map<String, Long> before = new HashMap<>();
        cluster.withoutSupervisor(() -> {
            for (String part : parts) {
                before.put(part, cluster.kill(part));
            }
            Thread.sleep(time);
        });
        for (String part : parts) {
            cluster.awaitAnother(part, before.getOrDefault(part, 0L));
        }
    }
}
