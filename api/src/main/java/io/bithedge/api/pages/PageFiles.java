package io.bithedge.api.pages;

import io.bithedge.api.zone.Zone;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Finds the file for a path below the folder of the pages. A path without a dot is a route inside the pages and gets `index.html`; without
 * that file, a page that says so. Paths of the API and names that begin with a dot are never files.
 */
final class PageFiles extends PathResourceResolver {
    static final String INDEX = "index.html";

    private static final Resource MISSING = new ClassPathResource("pages/missing.html");

    @Override
    protected @Nullable Resource getResource(String path, Resource folder) throws IOException {
        List<String> names = List.of(path.split("/"));
        if (Zone.of("/" + path) != Zone.PAGE || names.stream().anyMatch(name -> name.startsWith("."))) {
            return null;
        }
        boolean isRoute = path.equals(INDEX) || !names.getLast().contains(".");
        return isRoute ? index(folder) : super.getResource(path, folder);
    }

    private Resource index(Resource folder) throws IOException {
        return Optional.ofNullable(super.getResource(INDEX, folder)).orElse(MISSING);
    }
}
