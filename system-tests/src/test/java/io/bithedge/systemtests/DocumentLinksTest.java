package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a document or a comment refers to is there: files, headings, and the numbered sections of docs/domain.md. */
class DocumentLinksTest {
    private static final Path HOME = CommandLine.home();
    private static final Set<String> NOT_OURS = Set.of("node_modules", "target", "dist", "data", ".git");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern SECTION = Pattern.compile("^## (\\d+)\\. ", Pattern.MULTILINE);
    private static final Pattern CITED_PAGE = Pattern.compile("\\b(docs/[a-z-]+\\.md)");
    private static final Pattern CITED_SECTION = Pattern.compile("docs/domain\\.md (\\d+)");
    /** The page without its folder, or by another name: nobody finds it. */
    private static final Pattern LOOSE = Pattern.compile("(?<![/\\w])domain\\.md|\\bdomain page\\b|\\bledger page\\b");

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> documents = files(name -> name.endsWith(".md"));
        for (Path document : documents) {
            for (MatchResult link : matches(LINK, Files.readString(document))) {
                String target = link.group(1);
                if (!target.contains("://") && !leadsSomewhere(document, target)) {
                    broken.add(HOME.relativize(document) + " -> " + target);
                }
            }
        }
        assertThat(documents).hasSizeGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    @Test
    void citedPagesAndSectionsExist() throws IOException {
        Set<String> sections = matches(SECTION, Files.readString(HOME.resolve("docs/domain.md"))).stream()
                .map(section -> section.group(1))
                .collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        int cited = 0;
        for (Path source : files(DocumentLinksTest::isSource)) {
            String text = Files.readString(source);
            String name = HOME.relativize(source).toString();
            matches(CITED_PAGE, text).stream()
                    .filter(page -> !Files.exists(HOME.resolve(page.group(1))))
                    .forEach(page -> wrong.add(name + " cites " + page.group(1)));
            for (MatchResult section : matches(CITED_SECTION, text)) {
                cited++;
                if (!sections.contains(section.group(1))) {
                    wrong.add(name + " cites section " + section.group(1) + " of docs/domain.md");
                }
            }
            matches(LOOSE, text).forEach(loose -> wrong.add(name + " says " + loose.group()));
        }
        assertThat(cited).isGreaterThan(5);
        assertThat(wrong).isEmpty();
    }

    /** Of contracts, whose text is what is deployed, and of this test the words are left as they are. */
    private static boolean isSource(String name) {
        return (name.endsWith(".java") || name.endsWith(".ts") || name.endsWith(".tsx") || name.endsWith(".js"))
                && !name.equals("DocumentLinksTest.java");
    }

    private static boolean leadsSomewhere(Path document, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
        if (hash < 0 || !Files.isRegularFile(file)) {
            return Files.exists(file);
        }
        return matches(HEADING, Files.readString(file)).stream()
                .map(heading -> anchor(heading.group(1)))
                .anyMatch(target.substring(hash + 1)::equals);
    }

    /** As GitHub makes it: lower case, words joined by hyphens, punctuation gone. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static List<Path> files(Predicate<String> named) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(HOME, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (named.test(String.valueOf(file.getFileName()))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
