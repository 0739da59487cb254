package io.bithedge.api.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;

/** What the code says of a route: the comment of its method, without one that of its class. */
final class Javadoc {
    private static final String COMMENT = "/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*";
    private static final Path SOURCES = Path.of("src", "main", "java");

    private Javadoc() {}

    static String of(HandlerMethod handler) {
        String source = read(handler.getBeanType());
        String annotations = "(?:@[A-Za-z]+(?:\\([^)]*\\))?\\s*)+";
        String method = COMMENT + annotations + "(?:public )?[\\w<>.]+\\s+"
                + handler.getMethod().getName() + "\\(";
        String type = COMMENT + annotations + "(?:public )?final class ";
        return find(method, source).or(() -> find(type, source)).orElse("");
    }

    private static Optional<String> find(String pattern, String source) {
        Matcher found = Pattern.compile(pattern).matcher(source);
        return found.find() ? Optional.of(plain(found.group(1))) : Optional.empty();
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\n\\s*\\* ?", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .strip();
    }

    private static String read(Class<?> type) {
        Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
