package io.bithedge.api.pages;

import io.bithedge.api.zone.Zone;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Finds the file for a path below the folder of the pages. A path without a dot is a route inside the pages: one that a page was drawn ahead for
 * gets that (`pool.html`), any other the shell; without them, a page that says so. Paths of the API and names that begin with a dot are never
 * files.
 */
final class PageFiles extends PathResourceResolver {
    static final String INDEX = "index.html";

    /** The pages without what was drawn ahead, for addresses that name somebody or something, and for those that no page has. */
    private static final String SHELL = "shell.html";

    private static final Resource MISSING = new ClassPathResource("pages/missing.html");

    @Override
    protected @Nullable Resource getResource(String path, Resource folder) throws IOException {
        List<String> names = List.of(path.split("/"));
        if (Zone.of("/" + path) != Zone.PAGE || names.stream().anyMatch(name -> name.startsWith("."))) {
            return null;
        }
        if (path.equals(INDEX)) {
            return first(folder, INDEX);
        }
        if (names.getLast().contains(".")) {
            return super.getResource(path, folder);
        }
        return names.size() == 1 && PageRoutes.isKnown(path)
                ? first(folder, names.getFirst() + ".html", SHELL, INDEX)
                : first(folder, SHELL, INDEX);
    }

    /** The first of these that is there. */
    private Resource first(Resource folder, String... files) throws IOException {
        for (String file : files) {
            Resource found = super.getResource(file, folder);
            if (found != null) {
                return found;
            }
        }
        return MISSING;
    }
}
