package io.bithedge.oracle.app;

import io.bithedge.oracle.Feed;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** GET /health, /ready, /status. */
@RestController
class HealthController {
    private final Feeds feeds;

    record Health(String status, String reason) {}

    record Status(String status, String reason, List<Feed.FeedStatus> feeds) {}

    HealthController(Feeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        Optional<String> trouble = feeds.trouble();
        return trouble.map(reason -> ResponseEntity.status(503).body(new Health("DOWN", reason)))
                .orElseGet(() -> ResponseEntity.ok(new Health("UP", "")));
    }

    /** Ready as soon as the feeds run: one that waits for its file or its exchange is red in health only. */
    @GetMapping("/ready")
    ResponseEntity<Health> ready() {
        return feeds.isRunning()
                ? ResponseEntity.ok(new Health("UP", ""))
                : ResponseEntity.status(503).body(new Health("DOWN", "not running"));
    }

    @GetMapping("/status")
    Status status() {
        Optional<String> trouble = feeds.trouble();
        return new Status(trouble.isPresent() ? "DOWN" : "UP", trouble.orElse(""), feeds.statuses());
    }
}
