package io.bithedge.api.query;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names in a query, in their order. Of the query alone: the container takes fields of a form for parameters too. */
final class QueryNames {
    private static final int MOST_SHOWN = 50;

    private QueryNames() {}

    /** The guards let through only what can be read. */
    static List<String> of(HttpServletRequest request) {
        return of(Optional.ofNullable(request.getQueryString()).orElse(""));
    }

    static List<String> of(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2)[0])
                .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                .toList();
    }

    static String shown(String name) {
        return name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name;
    }
}
