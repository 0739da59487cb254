package io.bithedge.stacks.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Escapes what would end a path segment: function names may hold `?` and `/`. */
final class PathSegment {
    private PathSegment() {}

    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
