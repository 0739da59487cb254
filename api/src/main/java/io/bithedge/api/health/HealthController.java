package io.bithedge.api.health;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolHealth;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PositionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health: is it worth keeping this process. Ready: can everything be read right now. Status: where the folds stand, in words. */
@RestController
public final class HealthController {
    private final PoolHealth health;
    private final PoolViews views;

    public HealthController(PoolHealth health, PoolViews views) {
        this.health = health;
        this.views = views;
    }

    @GetMapping("/health")
    public ResponseEntity<Map<String, Object>> health() {
        PoolHealth.State state = health.state();
        return answer(state.isUp(), state.reason());
    }

    @GetMapping("/ready")
    public ResponseEntity<Map<String, Object>> ready() {
        PoolHealth.State state = health.state();
        return answer(state.isReady(), state.reason());
    }

    @GetMapping("/status")
    public Map<String, Object> status() {
        PoolHealth.State state = health.state();
        PositionView position = position();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("state", state.isReady() ? "READY" : state.isUp() ? "STARTING" : "DOWN");
        body.put("reason", state.reason());
        body.put("appliedHeight", position.appliedHeight());
        body.put("asOf", Json.Block.of(position.asOf()));
        body.put("halted", position.halted());
        return body;
    }

    /** While the state is being read, the status says so and stands before the first block. */
    private PositionView position() {
        try {
            return views.position();
        } catch (NotReadyException e) {
            return new PositionView(AsOf.NOTHING.height(), AsOf.NOTHING, List.of());
        }
    }

    private static ResponseEntity<Map<String, Object>> answer(boolean up, String reason) {
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(Map.of("status", up ? "UP" : "DOWN", "reason", reason));
    }
}
