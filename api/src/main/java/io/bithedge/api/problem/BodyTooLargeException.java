package io.bithedge.api.problem;

import java.io.IOException;
import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A body that turned out to be too large while it was read. */
public final class BodyTooLargeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int limitBytes;

    public BodyTooLargeException(int limitBytes) {
        super("the body has more than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    public Problem problem() {
        return problem(limitBytes);
    }

    public static Problem problem(int limitBytes) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "BODY_TOO_LARGE",
                "The body is too large: expected at most %d bytes.".formatted(limitBytes));
    }
}
