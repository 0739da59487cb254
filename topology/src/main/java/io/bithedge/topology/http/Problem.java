package io.bithedge.topology.http;

import java.io.Serial;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/** A request that is answered with problem+json: a stable code and a sentence that says what was expected and what was got. */
public final class Problem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final long largestAmountSats;
    /** What would have been allowed, base units by name. */
    private final TreeMap<String, Long> limits;

    private Problem(HttpStatus status, String code, String detail, long largestAmountSats, Map<String, Long> limits) {
        super(detail);
        this.status = status;
        this.code = code;
        this.largestAmountSats = largestAmountSats;
        this.limits = new TreeMap<>(limits);
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, 0, Map.of());
    }

    static Problem invalid(String field, String expected, String got) {
        return of(HttpStatus.BAD_REQUEST, "INVALID_FIELD", "%s: expected %s, got %s".formatted(field, expected, got));
    }

    static Problem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "NOT_FOUND", what);
    }

    static Problem notReady(String reason) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "NOT_READY", reason);
    }

    Problem withLargestAmount(long sats) {
        return new Problem(status, code, detail(), sats, limits);
    }

    Problem withLimits(Map<String, Long> allowed) {
        return new Problem(status, code, detail(), largestAmountSats, allowed);
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    long largestAmountSats() {
        return largestAmountSats;
    }

    Map<String, Long> limits() {
        return limits;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
