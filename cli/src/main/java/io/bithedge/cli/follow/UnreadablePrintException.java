package io.bithedge.cli.follow;

/** A print of the pool's own contracts that version 2 does not make. */
final class UnreadablePrintException extends RuntimeException {
    UnreadablePrintException(String message) {
        super(message);
    }
}
