package io.bithedge.watcher.testing;

import static org.awaitility.Awaitility.await;

import io.bithedge.testing.BrokerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** One broker for all tests of the module, until their process ends: most of them run for less time than a broker takes to start. */
public final class ModuleBroker {
    /** A guard against hanging, not a limit on speed. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static Optional<BrokerProcess> started = Optional.empty();

    private ModuleBroker() {}

    /** The broker, after all topics of the tests before are gone. */
    public static synchronized BrokerProcess withoutTopics() throws Exception {
        if (started.isEmpty()) {
            Path target = Path.of("target").toAbsolutePath();
            BrokerProcess broker = BrokerProcess.start(Files.createTempDirectory(target, "broker"));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            started = Optional.of(broker);
        }
        BrokerProcess broker = started.get();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Set<String> names = admin.listTopics().names().get();
            admin.deleteTopics(names).all().get();
            await("no topics are left")
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .until(() -> admin.listTopics().names().get().isEmpty());
        }
        return broker;
    }
}
