package io.bithedge.api.health;

import io.bithedge.api.problem.PublicWords;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolHealth;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PositionView;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health: is it worth keeping this process. Ready: can everything be read right now. Status: where the folds stand, in words. */
@RestController
public final class HealthController {
    private final PoolHealth health;
    private final PoolViews views;
    private final Freshness freshness;

    public HealthController(PoolHealth health, PoolViews views, Freshness freshness) {
        this.freshness = freshness;
        this.health = health;
        this.views = views;
    }

    /** Whether it is worth keeping this process: 503 when it is not. */
    @GetMapping("/health")
    public ResponseEntity<HealthAnswer> health() {
        PoolHealth.State state = health.state();
        return answer(state.isUp(), PublicWords.of(state.reason()));
    }

    /** Whether everything can be read right now: 503 when it cannot. */
    @GetMapping("/ready")
    public ResponseEntity<HealthAnswer> ready() {
        PoolHealth.State state = health.state();
        return answer(state.isReady(), PublicWords.of(state.reason()));
    }

    /** Where the folds stand. */
    @GetMapping("/status")
    public StatusAnswer status() {
        PoolHealth.State state = health.state();
        PositionView position = position();
        return new StatusAnswer(
                state.isReady()
                        ? StatusAnswer.State.READY
                        : state.isUp() ? StatusAnswer.State.STARTING : StatusAnswer.State.DOWN,
                PublicWords.of(state.reason()),
                position.appliedHeight(),
                FinalBlock.of(position.asOf()),
                freshness.blockAgeMs(position.asOf()),
                position.halted());
    }

    /** While the state is being read, the status says so and stands before the first block. */
    private PositionView position() {
        try {
            return views.position();
        } catch (NotReadyException e) {
            return new PositionView(AsOf.NOTHING.height(), AsOf.NOTHING, List.of());
        }
    }

    private static ResponseEntity<HealthAnswer> answer(boolean up, String reason) {
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new HealthAnswer(up ? HealthAnswer.Health.UP : HealthAnswer.Health.DOWN, reason));
    }
}
