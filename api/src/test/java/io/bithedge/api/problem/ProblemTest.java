package io.bithedge.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class ProblemTest {
    private static String retryAfter(Problem problem) {
        ResponseEntity<?> answer = new ProblemHandler().problem(problem);
        return String.valueOf(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
    }

    @Test
    void everyAnswerOf503SaysWhenToComeAgain() {
        assertThat(retryAfter(Problem.notReady("partitions move"))).isEqualTo("5");
        assertThat(retryAfter(Problem.notReady("all are taken").withRetryAfter(10)))
                .isEqualTo("10");
    }

    @Test
    void whatWillNotChangeByWaitingDoesNot() {
        assertThat(retryAfter(Problem.notFound("no such policy"))).isEqualTo("null");
        assertThat(retryAfter(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "NO_CAPACITY", "none")))
                .isEqualTo("null");
    }
}
