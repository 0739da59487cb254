package io.bithedge.api.problem;

import io.bithedge.ledger.unit.Units;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request that is answered with problem+json: a stable code and a sentence that says what was expected and what was got. */
public final class Problem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What is not ready is so within seconds: an instance takes over, a block is folded, a price comes. */
    private static final long WHEN_READY_SECONDS = 5;

    private final HttpStatus status;
    private final String code;
    private final Extras extras;

    /** {@code limits}: what would have been allowed, base units by name. 0 and empty: nothing is said. */
    private record Extras(long largestAmountSats, long retryAfterSeconds, TreeMap<String, Long> limits)
            implements Serializable {
        static final Extras NONE = new Extras(0, 0, new TreeMap<>());
    }

    private Problem(HttpStatus status, String code, String detail, Extras extras) {
        super(detail);
        this.status = status;
        this.code = code;
        this.extras = extras;
    }

    /** What failed on our side may quote what our parts said to each other. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, status.is5xxServerError() ? PublicWords.of(detail) : detail, Extras.NONE);
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

    public Problem withLargestAmount(long sats) {
        return with(new Extras(sats, extras.retryAfterSeconds(), extras.limits()));
    }

    public Problem withLimits(Map<String, Units> allowed) {
        TreeMap<String, Long> limits = new TreeMap<>();
        allowed.forEach((name, amount) -> limits.put(name, amount.value()));
        return with(new Extras(extras.largestAmountSats(), extras.retryAfterSeconds(), limits));
    }

    /** Asking again before is pointless: goes out as `Retry-After`. */
    public Problem withRetryAfter(long seconds) {
        return with(new Extras(extras.largestAmountSats(), seconds, extras.limits()));
    }

    private Problem with(Extras more) {
        return new Problem(status, code, detail(), more);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** 0: nothing is said. */
    public long retryAfterSeconds() {
        return extras.retryAfterSeconds() == 0 && status == HttpStatus.SERVICE_UNAVAILABLE
                ? WHEN_READY_SECONDS
                : extras.retryAfterSeconds();
    }

    /** As it goes out. */
    public ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail());
        body.setProperty("code", code);
        if (extras.largestAmountSats() > 0) {
            body.setProperty("largestAmount", Long.toString(extras.largestAmountSats()));
        }
        if (!extras.limits().isEmpty()) {
            Map<String, String> limits = new TreeMap<>();
            extras.limits().forEach((name, amount) -> limits.put(name, Long.toString(amount)));
            body.setProperty("limits", limits);
        }
        return body;
    }
}
