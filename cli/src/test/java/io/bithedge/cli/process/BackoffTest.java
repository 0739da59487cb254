package io.bithedge.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void doublesFromNothingToHalfAMinute() {
        Backoff backoff = new Backoff();

        assertThat(backoff.afterLifeOf(SHORT)).isZero();
        assertThat(backoff.afterLifeOf(SHORT)).hasSeconds(1);
        assertThat(backoff.afterLifeOf(SHORT)).hasSeconds(2);
        for (int death = 0; death < 5; death++) {
            backoff.afterLifeOf(SHORT);
        }
        assertThat(backoff.afterLifeOf(SHORT)).hasSeconds(30);
    }

    @Test
    void forgivesAfterAMinuteOfLife() {
        Backoff backoff = new Backoff();
        backoff.afterLifeOf(SHORT);
        backoff.afterLifeOf(SHORT);

        assertThat(backoff.afterLifeOf(Duration.ofMinutes(1))).isZero();
    }
}
