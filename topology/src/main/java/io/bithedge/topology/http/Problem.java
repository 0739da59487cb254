package io.bithedge.topology.http;

import java.io.Serial;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request that is answered with problem+json: a stable code and a sentence that says what was expected and what was got. */
public final class Problem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final long largestAmountSats;
    private final long retryAfterSeconds;

    private Problem(HttpStatus status, String code, String detail, long largestAmountSats, long retryAfterSeconds) {
        super(detail);
        this.status = status;
        this.code = code;
        this.largestAmountSats = largestAmountSats;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, 0, 0);
    }

    public static Problem invalid(String field, String expected, String got) {
        return of(HttpStatus.BAD_REQUEST, "INVALID_FIELD", "%s: expected %s, got %s".formatted(field, expected, got));
    }

    public static Problem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "NOT_FOUND", what);
    }

    public static Problem notReady(String reason) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "NOT_READY", reason);
    }

    Problem withLargestAmount(long sats) {
        return new Problem(status, code, detail(), sats, retryAfterSeconds);
    }

    /** Asking again before is pointless: goes out as `Retry-After`. */
    public Problem withRetryAfter(long seconds) {
        return new Problem(status, code, detail(), largestAmountSats, seconds);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /** 0: nothing is said. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** As it goes out. */
    public ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail());
        body.setProperty("code", code);
        if (largestAmountSats > 0) {
            body.setProperty("largestAmount", Long.toString(largestAmountSats));
        }
        return body;
    }
}
