package io.bithedge.export;

/** What stopped an export, in words for the user who asked for it. */
final class ExportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportFailure(String message) {
        super(message);
    }
}
