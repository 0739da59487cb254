package io.bithedge.oracle.app;

import io.bithedge.oracle.Feed;
import io.bithedge.oracle.SourceHealth.Level;
import io.bithedge.oracle.SourceHealth.Verdict;
import io.bithedge.oracle.SourceStatus;
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

    record Status(
            String status,
            String reason,
            List<Feed.FeedStatus> feeds,
            List<String> words,
            List<SourceStatus> sources) {}

    HealthController(Feeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        Verdict verdict = feeds.verdict();
        return ResponseEntity.status(verdict.level() == Level.DOWN ? 503 : 200)
                .body(new Health(verdict.level().name(), verdict.reason()));
    }

    /** Ready as soon as the feeds run: one that waits for its file or its exchange is red in health only. */
    @GetMapping("/ready")
    ResponseEntity<Health> ready() {
        Optional<String> silence = feeds.brokerSilence();
        if (silence.isPresent()) {
            return ResponseEntity.status(503).body(new Health("DOWN", silence.get()));
        }
        return feeds.isRunning()
                ? ResponseEntity.ok(new Health("UP", ""))
                : ResponseEntity.status(503).body(new Health("DOWN", "not running"));
    }

    @GetMapping("/status")
    Status status() {
        Verdict verdict = feeds.verdict();
        return new Status(verdict.level().name(), verdict.reason(), feeds.statuses(), feeds.words(), feeds.sources());
    }
}
