package io.bithedge.api.zone;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A path that can be written in one way only. What judges a path sees it as it was sent, and what routes it sees it decoded: where the
 * two differ, one of them is led astray. Source: RFC 3986, 6.2.2: what needs no encoding has none, and there are no dot segments.
 */
public final class PlainPath {
    private static final String MARKS = "-._~!$&'()*+,=:@/";

    private PlainPath() {}

    public static boolean isPlain(String path) {
        return fault(path).isEmpty();
    }

    /** What is wrong with it, in words; empty when nothing is. */
    public static Optional<String> fault(String path) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c != '%') {
                if (!isPlain(c)) {
                    return Optional.of("expected letters, digits and %s, got '%c'".formatted(MARKS, c));
                }
                decoded.write(c);
                continue;
            }
            int value = Percent.byteAt(path, at);
            if (value < 0 || value < ' ' || value == '\\' || isPlain((char) value)) {
                String got = path.substring(at, Math.min(path.length(), at + 3));
                return Optional.of("expected %xx only for what cannot stand there itself, got " + got);
            }
            decoded.write(value);
            at += 2;
        }
        if (!Percent.isUtf8(decoded.toByteArray())) {
            return Optional.of("expected UTF-8");
        }
        return hasOddSegments(path) ? Optional.of("expected no empty names and no dots for names") : Optional.empty();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }

    private static boolean hasOddSegments(String path) {
        return path.contains("//") || (path + "/").contains("/./") || (path + "/").contains("/../");
    }
}
