package io.bithedge.stacks.clarity;

/** A well-formed value is not of the shape its reader expects. The path names where, such as `who.memo` or `ids[3]`. */
public final class ClarityShapeException extends RuntimeException {
    private final String path;

    ClarityShapeException(String path, String expected, String got) {
        super("%s: expected %s, got %s".formatted(path.isEmpty() ? "value" : path, expected, got));
        this.path = path;
    }

    public String path() {
        return path;
    }
}
