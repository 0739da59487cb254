package io.bithedge.benchmarks;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker without topics, for the next round. */
final class EmptyTopics {
    private static final long POLL_MS = 50;

    private EmptyTopics() {}

    static void on(String bootstrapServers) throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> names = admin.listTopics().names().get();
            admin.deleteTopics(names).all().get();
            while (!admin.listTopics().names().get().isEmpty()) {
                Thread.sleep(POLL_MS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot delete the topics: " + e.getCause(), e);
        }
    }
}
