package io.bithedge.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRoutesTest {
    private static final Pattern ROUTE = Pattern.compile("\\{ *path: '([^']+)'");

    /** The pages have the list; ours says which of them the server answers with 200. */
    @Test
    void knowsTheRoutesOfThePages() throws IOException {
        String pages = Files.readString(Path.of("../web/src/app/pages.ts"));
        assertThat(ROUTE.matcher(pages).results().map((MatchResult found) -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(PageRoutes.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/risk, true",
        "/risk/, true",
        "/risk/7, false",
        "/provider, true",
        "/provider/ST1, true",
        "/provider/ST1/books, false",
        "/nowhere, false",
        "/Risk, false"
    })
    void fitsAsTheRouterOfThePagesDoes(String path, boolean isKnown) {
        assertThat(PageRoutes.isKnown(path)).isEqualTo(isKnown);
    }
}
