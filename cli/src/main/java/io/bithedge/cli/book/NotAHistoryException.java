package io.bithedge.cli.book;

/** A line that is JSON but no history. */
final class NotAHistoryException extends Exception {
    private final String what;

    NotAHistoryException(String what) {
        super(what);
        this.what = what;
    }

    /** What, expected, got. */
    String what() {
        return what;
    }
}
