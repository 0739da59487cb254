package io.bithedge.submitter.value;

/** What an operator asks of one transaction, named by a command it carries. Idempotent by `actionId`. */
public record Action(String actionId, CommandKey key, String operator, String reason, Body body) {

    public sealed interface Body {
        /** The same call under the same nonce for this fee. */
        record Bump(long feeMicroStx) implements Body {}

        /** Not to be signed or posted until resumed. */
        record Park() implements Body {}

        record Resume() implements Body {}
    }
}
