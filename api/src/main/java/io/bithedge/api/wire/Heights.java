package io.bithedge.api.wire;

import io.bithedge.api.problem.Problem;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.StacksHeight;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Heights and epochs in requests. */
public final class Heights {
    private Heights() {}

    public static StacksHeight stacks(String field, String text) {
        return new StacksHeight(of(field, text));
    }

    /** A burn height, or what stands for one that was not given. */
    public static BurnHeight burn(String field, Optional<String> text, BurnHeight otherwise) {
        return text.map(it -> new BurnHeight(of(field, it))).orElse(otherwise);
    }

    public static Epoch epoch(String field, Optional<String> text, Epoch otherwise) {
        return text.map(it -> new Epoch(of(field, it))).orElse(otherwise);
    }

    private static long of(String field, String text) {
        if (!text.matches("[0-9]{1,15}")) {
            String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
            throw Problem.invalid(field, "a block height", "'" + shown + "'");
        }
        return Long.parseLong(text);
    }

    public static void requireOrder(BurnHeight from, BurnHeight to) {
        if (to.isBefore(from)) {
            throw Problem.invalid("from", "a burn height of at most `to` (" + to + ")", from.toString());
        }
    }

    public static Problem unavailable(String reason) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "AT_NOT_AVAILABLE", reason);
    }
}
