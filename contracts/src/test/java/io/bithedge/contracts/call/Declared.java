package io.bithedge.contracts.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the source of a contract declares. */
record Declared(String source) {
    private static final Pattern PUBLIC = Pattern.compile("\\(define-public \\(([a-z-]+)");

    static Declared in(String contract) throws IOException {
        return new Declared(
                Files.readString(Path.of("..", "clarity", "contracts").resolve(contract + ".clar")));
    }

    Set<String> functions() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PUBLIC.matcher(source);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** {@code name type} of each parameter of a public function. */
    List<String> parameters(String function) {
        String text = source.replaceAll("\\s+", " ")
                .replace(", }", "}")
                .replace(" }", "}")
                .replace("{ ", "{")
                .replace("( (", "((");
        int at = text.indexOf("(define-public (" + function + " ") + ("(define-public (" + function).length();
        List<String> parameters = new ArrayList<>();
        while (text.startsWith(" (", at)) {
            int end = at + 2;
            for (int depth = 1; depth > 0; end++) {
                depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            }
            parameters.add(text.substring(at + 2, end - 1));
            at = end;
        }
        return parameters;
    }

    /** The same of a call. */
    static List<String> parameters(FunctionCall call) {
        return call.arguments().stream().map(it -> it.name() + " " + it.type()).toList();
    }
}
