package io.bithedge.api.zone;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** What a path belongs to. It is told from the path as it was sent: {@link PlainPath} lets through one way only to write each. */
public enum Zone {
    /** Asked all the time by whoever watches the process: costs nothing, and is never refused for being asked too often. */
    PROBE,
    /** What everybody may ask. */
    API,
    /** What only an operator may ask: on the private listener. */
    OPERATOR,
    /** What instances of the pool ask each other: on the private listener. */
    INSTANCE,
    /** Files, and routes inside of the pages. */
    PAGE;

    private static final Set<String> PROBES = Set.of("/health", "/ready");
    private static final String STATUS = "/status";
    private static final String ERRORS = "/error";

    public static Zone of(HttpServletRequest request) {
        return of(request.getRequestURI());
    }

    public static Zone of(String path) {
        if (!PlainPath.isPlain(path)) {
            return API;
        }
        if (PROBES.contains(path)) {
            return PROBE;
        }
        if (path.equals(STATUS) || path.equals(ERRORS) || isBelow(path, "/v1")) {
            return API;
        }
        if (isBelow(path, "/instances")) {
            return INSTANCE;
        }
        return isBelow(path, "/actuator") ? OPERATOR : PAGE;
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
