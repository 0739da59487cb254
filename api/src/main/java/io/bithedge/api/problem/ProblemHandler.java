package io.bithedge.api.problem;

import io.bithedge.pool.view.NotReadyException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure into problem+json with a stable `code`. */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /** What the framework refuses before a route of ours sees it. */
    private static final Map<Integer, String> CODES = Map.of(
            400, "MALFORMED_REQUEST",
            404, "UNKNOWN_ROUTE",
            405, "METHOD_NOT_ALLOWED",
            406, "NOT_ACCEPTABLE",
            408, "BODY_TOO_SLOW",
            413, "BODY_TOO_LARGE",
            415, "UNSUPPORTED_MEDIA_TYPE");

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfterSeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
        }
        return answer.body(problem.body());
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

    /** The parser tells classes and positions of our code: people get the field and what it takes. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String fault = StrictJson.fault(e);
        Problem problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "MALFORMED_REQUEST",
                "The body is not the JSON that this route takes: "
                        + (fault.isEmpty() ? "expected one object with fields of the documented types." : fault));
        return new ResponseEntity<>(problem.body(), headers, problem.status());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail detail = body instanceof ProblemDetail given
                ? given
                : e instanceof ErrorResponse response ? response.getBody() : ProblemDetail.forStatus(status);
        detail.setProperty("code", code(status.value()));
        return super.handleExceptionInternal(e, detail, headers, status, request);
    }

    static String code(int status) {
        return CODES.getOrDefault(status, "HTTP_" + status);
    }
}
