package io.bithedge.stacks.json;

/** A JSON text is not what it must be. The message names the text, the path in it, what was expected and what was found. */
public final class JsonMismatchException extends RuntimeException {
    JsonMismatchException(String source, String path, String expected, String got) {
        super("%s: %s: expected %s, got %s".formatted(source, path.isEmpty() ? "the whole" : path, expected, got));
    }
}
