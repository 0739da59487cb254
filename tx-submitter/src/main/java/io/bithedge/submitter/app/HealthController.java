package io.bithedge.submitter.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bithedge.submitter.value.Snapshot;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** GET /health, /ready, /status. */
@RestController
class HealthController {
    private final SeatedSubmitters submitters;
    private final Pulses pulses;

    /** `notes`: what an operator should know although all goes on, such as a parked transaction. */
    record Health(String status, String reason, List<String> notes) {}

    /**
     * Maps are keyed by role or by state. `pending`: transactions and waiting commands that are neither final nor failed.
     *
     * @param seats whose accounts this process sends for; the accounts of a seat are spread by Kafka's hash of their role.
     * @param members the seats of all submitters by their `bithedge.instance.id`, as of some seconds ago.
     */
    record Status(
            String status,
            String reason,
            Map<String, Long> pending,
            Map<String, Snapshot.Account> signers,
            @JsonProperty("phases") Map<TransactionState, Long> states,
            List<String> troubles,
            List<String> notes,
            long finalHeight,
            long burnTip,
            long oldestWaitingBurnBlocks,
            long brokerAnsweredMsAgo,
            Set<Integer> seats,
            Map<String, Set<Integer>> members) {}

    HealthController(SeatedSubmitters submitters, Pulses pulses) {
        this.submitters = submitters;
        this.pulses = pulses;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        Optional<String> trouble = submitters.trouble();
        return trouble.isPresent() ? down(trouble.get()) : up();
    }

    @GetMapping("/ready")
    ResponseEntity<Health> ready() {
        return submitters.isReady() ? up() : down(submitters.trouble().orElse("recovering"));
    }

    @GetMapping("/status")
    Status status() {
        Snapshot snapshot = submitters.snapshot();
        Map<String, Long> pending = new TreeMap<>();
        snapshot.signers().forEach((role, account) -> pending.put(role, account.pending()));
        Optional<String> trouble = submitters.trouble();
        return new Status(
                trouble.isPresent() ? "DOWN" : "UP",
                trouble.orElse(""),
                pending,
                new TreeMap<>(snapshot.signers()),
                new TreeMap<>(snapshot.states()),
                snapshot.troubles(),
                snapshot.notes(),
                snapshot.heights().finalHeight(),
                snapshot.heights().burnTip(),
                snapshot.heights().oldestWaitingBurnBlocks(),
                pulses.brokerAge().toMillis(),
                submitters.held(),
                submitters.members());
    }

    private ResponseEntity<Health> up() {
        return ResponseEntity.ok(new Health("UP", "", submitters.snapshot().notes()));
    }

    private ResponseEntity<Health> down(String reason) {
        return ResponseEntity.status(503)
                .body(new Health("DOWN", reason, submitters.snapshot().notes()));
    }
}
