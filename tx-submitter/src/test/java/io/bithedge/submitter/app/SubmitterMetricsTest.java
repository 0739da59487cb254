package io.bithedge.submitter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.Snapshot;
import io.bithedge.submitter.value.TransactionState;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmitterMetricsTest {
    @Test
    void publishesTheSnapshotToPrometheus() {
        Snapshot snapshot = new Snapshot(
                Map.of("keeper", new Snapshot.Account("ST1", 3, 1, 0, 7, 1_234)),
                Map.of(TransactionState.IN_MEMPOOL, 2L, TransactionState.ACCEPTED, 1L),
                List.of("one"),
                List.of(),
                new Snapshot.Heights(10, 20, 4),
                new Snapshot.Counts(5, 6, 8));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new SubmitterMetrics(registry, () -> snapshot, List.of(new SignerRole("keeper")));
        assertThat(registry.scrape().lines())
                .contains(
                        "bithedge_submitter_queue{phase=\"IN_MEMPOOL\"} 2.0",
                        "bithedge_submitter_queue{phase=\"PARKED\"} 0.0",
                        "bithedge_submitter_fees_today{signer=\"keeper\"} 1234.0",
                        "bithedge_submitter_oldest_waiting 4.0",
                        "bithedge_submitter_troubles 1.0",
                        "bithedge_submitter_replacements_total 5.0",
                        "bithedge_submitter_parks_total 6.0",
                        "bithedge_submitter_nonce_troubles_total 8.0");
    }
}
