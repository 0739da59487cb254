package io.bithedge.api.pages;

import java.util.Arrays;
import java.util.List;

/** The routes inside the pages, as their router reads them: {@code :name} is any part, {@code ?} one that may be missing. */
final class PageRoutes {
    /** Source: web/src/app/pages.ts; a test compares them. */
    static final List<String> ALL =
            List.of("/", "/protect", "/provider/:address?", "/policies/:id?", "/pool", "/risk", "/operations", "/help");

    private PageRoutes() {}

    /** A slash at the end means nothing. */
    static boolean isKnown(String path) {
        List<String> given = parts(path);
        return ALL.stream().map(PageRoutes::parts).anyMatch(route -> fits(route, given));
    }

    private static boolean fits(List<String> route, List<String> given) {
        if (given.size() > route.size()) {
            return false;
        }
        for (int i = 0; i < route.size(); i++) {
            String part = route.get(i);
            boolean isThere = i < given.size();
            if (part.startsWith(":") ? !isThere && !part.endsWith("?") : !isThere || !part.equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
