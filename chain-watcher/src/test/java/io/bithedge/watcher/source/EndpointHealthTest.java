package io.bithedge.watcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndpointHealthTest {
    private static final Instant NOW = Instant.EPOCH;

    @Test
    void scoresLatencyFailuresAndLag() {
        EndpointHealth slow =
                EndpointHealth.NEW.answered(Duration.ofMillis(800)).withTip(10);
        // An eighth of 800.
        assertThat(slow.score(10)).isEqualTo(100);
        assertThat(slow.score(12)).isEqualTo(2_100);
        // An eighth of 1,000 per mille, ten points each.
        assertThat(EndpointHealth.NEW.failed(NOW, Duration.ZERO).score(0)).isEqualTo(1_250);
    }

    @Test
    void forgetsOldRequests() {
        EndpointHealth health = EndpointHealth.NEW.failed(NOW, Duration.ZERO);
        for (int i = 0; i < 100; i++) {
            health = health.answered(Duration.ofMillis(40));
        }
        assertThat(health.failuresPermille()).isZero();
        assertThat(health.latencyMs()).isEqualTo(40);
    }

    @Test
    void restsLongerAfterEachFailureInARowUpToAMinute() {
        EndpointHealth health = EndpointHealth.NEW;
        long[] expectedMs = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000};
        for (long expected : expectedMs) {
            health = health.failed(NOW, Duration.ZERO);
            assertThat(health.restsUntil()).isEqualTo(NOW.plusMillis(expected));
        }
        assertThat(health.answered(Duration.ZERO).isResting(NOW)).isFalse();
    }

    @Test
    void restsFiveMinutesWhateverItAsksFor() {
        EndpointHealth health = EndpointHealth.NEW.failed(NOW, Duration.ofSeconds(999_999_999));
        assertThat(health.isResting(NOW.plusSeconds(299))).isTrue();
        assertThat(health.isResting(NOW.plusSeconds(300))).isFalse();
    }

    @Test
    void restsAsLongAsItAskedFor() {
        EndpointHealth health = EndpointHealth.NEW.failed(NOW, Duration.ofMinutes(5));
        assertThat(health.isResting(NOW.plusSeconds(299))).isTrue();
        assertThat(health.isResting(NOW.plusSeconds(300))).isFalse();
    }
}
