package io.bithedge.topology.http;

import io.bithedge.topology.view.NotReadyException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure into problem+json with a stable `code`. */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        detail.setProperty("code", problem.code());
        if (problem.largestAmountSats() > 0) {
            detail.setProperty("largestAmount", Long.toString(problem.largestAmountSats()));
        }
        if (!problem.limits().isEmpty()) {
            Map<String, String> limits = new TreeMap<>();
            problem.limits().forEach((name, amount) -> limits.put(name, Long.toString(amount)));
            detail.setProperty("limits", limits);
        }
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    @ExceptionHandler(NotReadyException.class)
    ResponseEntity<ProblemDetail> notReady(NotReadyException e) {
        return problem(Problem.notReady(String.valueOf(e.getMessage())));
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> bug(RuntimeException e) {
        LOG.error("a request failed", e);
        return problem(
                Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "This failed on our side and was logged."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail detail = body instanceof ProblemDetail given
                ? given
                : e instanceof ErrorResponse response ? response.getBody() : ProblemDetail.forStatus(status);
        detail.setProperty("code", "HTTP_" + status.value());
        return super.handleExceptionInternal(e, detail, headers, status, request);
    }
}
