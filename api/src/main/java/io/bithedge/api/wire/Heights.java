package io.bithedge.api.wire;

import io.bithedge.api.problem.Problem;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Heights and formats in requests. */
public final class Heights {
    private Heights() {}

    /** A height of either chain. */
    public static long of(String field, String text) {
        if (!text.matches("[0-9]{1,15}")) {
            String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
            throw Problem.invalid(field, "a block height", "'" + shown + "'");
        }
        return Long.parseLong(text);
    }

    /** Burn heights from {@code from} to {@code to}, or what stands for an end that was not given. */
    public static long of(String field, Optional<String> text, long otherwise) {
        return text.map(it -> of(field, it)).orElse(otherwise);
    }

    public static void requireOrder(long from, long to) {
        if (from > to) {
            throw Problem.invalid("from", "a burn height of at most `to` (" + to + ")", Long.toString(from));
        }
    }

    public static Problem unavailable(String reason) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "AT_NOT_AVAILABLE", reason);
    }
}
