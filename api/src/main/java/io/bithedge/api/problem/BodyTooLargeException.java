package io.bithedge.api.problem;

import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** More was sent than a request of ours can need: reading stops here. */
public final class BodyTooLargeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int limitBytes;

    public BodyTooLargeException(int limitBytes) {
        super("the body has more than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    /** The one that a parser has wrapped into its own. */
    public static Optional<BodyTooLargeException> within(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .filter(BodyTooLargeException.class::isInstance)
                .map(BodyTooLargeException.class::cast)
                .findFirst();
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
