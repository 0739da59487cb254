package io.bithedge.pool.statement;

import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180: CRLF, quotes doubled. A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. */
public final class Csv {
    private Csv() {}

    public static String row(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n";
    }

    static String field(String text) {
        String safe = isFormula(text) ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 && !text.matches("-[0-9]+(\\.[0-9]+)?");
    }
}
