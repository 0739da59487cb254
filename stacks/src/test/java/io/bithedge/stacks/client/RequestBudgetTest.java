package io.bithedge.stacks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void spacesRequestsAfterTheBurst() {
        // 60 in a minute: one per second, the first 10 at once.
        RequestBudget budget = new RequestBudget(60);
        for (int i = 0; i < 10; i++) {
            assertThat(budget.take(0, LONG)).isZero();
        }
        assertThat(budget.take(0, LONG)).isEqualTo(Duration.ofSeconds(1));
        assertThat(budget.take(0, LONG)).isEqualTo(Duration.ofSeconds(2));
        assertThat(budget.take(seconds(2), LONG)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void isWholeAgainAfterAPause() {
        RequestBudget budget = new RequestBudget(60);
        for (int i = 0; i < 15; i++) {
            budget.take(0, LONG);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(budget.take(seconds(100), LONG)).isZero();
        }
        assertThat(budget.take(seconds(100), LONG)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesNothingWhenTheWaitWouldBeTooLong() {
        RequestBudget budget = new RequestBudget(6);
        assertThat(budget.take(0, Duration.ZERO)).isZero();
        for (int i = 0; i < 5; i++) {
            assertThat(budget.take(0, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(10));
        }
        assertThat(budget.take(seconds(10), Duration.ZERO)).isZero();
    }

    @Test
    void limitsNothingAtZero() {
        RequestBudget budget = new RequestBudget(0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(budget.take(0, Duration.ZERO)).isZero();
        }
    }

    private static long seconds(int count) {
        return Duration.ofSeconds(count).toNanos();
    }
}
