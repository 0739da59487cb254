package io.bithedge.oracle.exchange;

import io.bithedge.stacks.Excerpt;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts and times out of JSON that strangers wrote. Empty or NO_TIME where there is none. */
final class JsonText {
    /** Numbers of JSON stay decimal: no double on the way. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern UNSIGNED = Pattern.compile("[0-9]{1,15}");
    /** A number of more digits, or an exponent beyond it, is no price: writing it out could take gigabytes. */
    private static final int MOST_DIGITS = 40;

    private JsonText() {}

    /** A JSON number is no text: it may have passed through a double on its way. */
    static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    /** Of a venue that writes its prices as JSON numbers. */
    static String number(JsonNode node) {
        if (!node.isNumber()) {
            return "";
        }
        BigDecimal value = node.decimalValue();
        boolean isSane = value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS;
        return isSane ? value.toPlainString() : "";
    }

    /** The elements of a list; nothing where there is none. */
    static Stream<JsonNode> rows(JsonNode node) {
        return node.isArray() ? node.values().stream() : Stream.empty();
    }

    /** Epoch milliseconds, as a number or as a text. */
    static long millis(JsonNode node) {
        String digits = node.isString() ? node.stringValue() : number(node);
        return UNSIGNED.matcher(digits).matches() ? Long.parseLong(digits) : Said.NO_TIME;
    }

    /** Epoch seconds, as a number or as a text. */
    static long seconds(JsonNode node) {
        long seconds = millis(node);
        return seconds < 0 ? Said.NO_TIME : Math.multiplyExact(seconds, 1_000L);
    }

    static long iso(JsonNode node) {
        try {
            return Math.max(Said.NO_TIME, Instant.parse(text(node)).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return Said.NO_TIME;
        }
    }

    static String cut(String text) {
        return Excerpt.of(text.replaceAll("\\s+", " "), 120);
    }
}
