package io.bithedge.submitter.app;

import io.bithedge.submitter.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** GET /health, /ready, /status. */
@RestController
class HealthController {
    private final SubmitterRunner runner;

    record Health(String status, String reason) {}

    /** Maps are keyed by role. `pending`: transactions and waiting commands that are neither final nor failed. */
    record Status(
            String status,
            String reason,
            Map<String, Long> pending,
            Map<String, Snapshot.Account> signers,
            List<String> troubles,
            long finalHeight) {}

    HealthController(SubmitterRunner runner) {
        this.runner = runner;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        Optional<String> trouble = runner.trouble();
        return trouble.isPresent() ? down(trouble.get()) : ResponseEntity.ok(new Health("UP", ""));
    }

    @GetMapping("/ready")
    ResponseEntity<Health> ready() {
        return runner.isReady()
                ? ResponseEntity.ok(new Health("UP", ""))
                : down(runner.trouble().orElse("recovering"));
    }

    @GetMapping("/status")
    Status status() {
        Snapshot snapshot = runner.snapshot();
        Map<String, Long> pending = new TreeMap<>();
        snapshot.signers().forEach((role, account) -> pending.put(role, account.pending()));
        Optional<String> trouble = runner.trouble();
        return new Status(
                trouble.isPresent() ? "DOWN" : "UP",
                trouble.orElse(""),
                pending,
                new TreeMap<>(snapshot.signers()),
                snapshot.troubles(),
                snapshot.finalHeight());
    }

    private static ResponseEntity<Health> down(String reason) {
        return ResponseEntity.status(503).body(new Health("DOWN", reason));
    }
}
