package io.bithedge.cli.tx.codec;

/** The user's input is wrong: what, what was expected there, and what was got. */
final class BadInputException extends Exception {
    BadInputException(String what, String expected, String got) {
        super("%s: expected %s, got %s".formatted(what, expected, got));
    }

    BadInputException(String what, RuntimeException fault) {
        super(what + ": " + fault.getMessage());
    }
}
