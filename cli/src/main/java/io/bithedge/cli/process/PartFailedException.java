package io.bithedge.cli.process;

/** A part did not start. The message names the part, what happened and where its log is. */
public final class PartFailedException extends RuntimeException {
    public PartFailedException(String message) {
        super(message);
    }
}
