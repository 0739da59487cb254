package io.bithedge.topology.app;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** Exactly-once needs transactions of version 2: older ones can lose or leak records (KIP-890). */
final class BrokerCheck {
    private static final String FEATURE = "transaction.version";
    private static final short NEEDED = 2;

    private BrokerCheck() {}

    /** Throws IllegalStateException when the broker is older, or does not answer. */
    static void requireTransactions(Admin admin) {
        try {
            FinalizedVersionRange found = admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .get(FEATURE);
            short level = found == null ? 0 : found.maxVersionLevel();
            if (level < NEEDED) {
                throw new IllegalStateException(
                        "broker feature %s: expected %d or more, got %d".formatted(FEATURE, NEEDED, level));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask the broker for its features: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker for its features", e);
        }
    }
}
