package io.bithedge.api.forward;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers with what the instance said that has the key. Comes before the handler of failures: this is none. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RelayedAnswers {
    @ExceptionHandler
    ResponseEntity<byte[]> relayed(RelayedAnswer relayed) {
        return relayed.answer();
    }
}
