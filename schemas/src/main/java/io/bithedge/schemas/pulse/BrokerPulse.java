package io.bithedge.schemas.pulse;

import io.bithedge.schemas.connection.Cluster;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Whether the broker answers. Its clients wait for minutes before they say that it does not. */
public final class BrokerPulse implements AutoCloseable {
    private static final int PATIENCE_MS = 3_000;

    private final Admin admin;
    private final Pulse pulse;

    private BrokerPulse(Admin admin, Pulse.Pace pace) {
        this.admin = admin;
        this.pulse = new Pulse("the broker", this::ask, pace);
    }

    public static BrokerPulse start(Cluster cluster) {
        return start(cluster, Pulse.Pace.USUAL);
    }

    static BrokerPulse start(Cluster cluster, Pulse.Pace pace) {
        Admin admin = Admin.create(cluster.admin(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, "pulse",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, PATIENCE_MS)));
        BrokerPulse started = new BrokerPulse(admin, pace);
        started.pulse.start();
        return started;
    }

    private void ask() throws Exception {
        admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MS))
                .nodes()
                .get();
    }

    /** In words for how long it was silent; empty while it answers. */
    public Optional<String> silence() {
        return pulse.silence();
    }

    public Duration age() {
        return pulse.age();
    }

    @Override
    public void close() {
        pulse.close();
        admin.close(Duration.ofSeconds(1));
    }
}
