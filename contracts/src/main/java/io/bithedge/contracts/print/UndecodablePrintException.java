package io.bithedge.contracts.print;

/** A contract of ours printed what we do not know: our code and the chain disagree. */
public final class UndecodablePrintException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String got;

    UndecodablePrintException(String expected, String got, Throwable cause) {
        super("expected " + expected + ", got " + got, cause);
        this.expected = expected;
        this.got = got;
    }

    public String expected() {
        return expected;
    }

    public String got() {
        return got;
    }
}
